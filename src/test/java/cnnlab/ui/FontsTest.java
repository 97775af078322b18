package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import java.awt.Font;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {
  @ParameterizedTest
  @ValueSource(strings = {"CnnLabSans-Regular.otf", "CnnLabSans-Bold.otf"})
  void theBundledFontHasEveryCharacterOfEveryText(String file) throws Exception {
    try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, in);
      assertThat(font.getFamily()).isEqualTo(Fonts.FAMILY);
      Stream.of(Messages.ENGLISH, Messages.CHINESE)
          .flatMap(messages -> messages.all().entrySet().stream())
          .forEach(
              text ->
                  assertThat(text.getValue().replace("\n", ""))
                      .as(text.getKey())
                      .matches(value -> font.canDisplayUpTo(value) < 0));
    }
  }
}
