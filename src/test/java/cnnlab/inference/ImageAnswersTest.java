package cnnlab.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several networks answer to one image. */
class ImageAnswersTest {
  private static final ImageAnswers ALIKE = answers("a.png", "cat", "Cat");
  private static final ImageAnswers DIFFERENT = answers("b, c.png", "cat", "dog");

  @Test
  void networksAgreeByTheNameOfTheClassHoweverItIsWritten() {
    assertThat(ALIKE.agree()).isTrue();
    assertThat(DIFFERENT.agree()).isFalse();
    assertThat(DIFFERENT.distinct()).isEqualTo(2);
  }

  @Test
  void aTableForSpreadsheets() {
    assertThat(ImageAnswers.csv(List.of("one", "two"), List.of(ALIKE, DIFFERENT)).lines())
        .containsExactly(
            "image,agree,one,one probability,two,two probability",
            "a.png,yes,cat,0.75,Cat,0.75",
            "\"b, c.png\",no,cat,0.75,dog,0.75");
  }

  private static ImageAnswers answers(String file, String one, String other) {
    return new ImageAnswers(
        Path.of(file),
        List.of(List.of(new Prediction(one, 0, 0.75)), List.of(new Prediction(other, 1, 0.75))));
  }
}
