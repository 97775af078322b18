package cnnlab.ui.inspect.layout;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.inspect.layout.ClassField.Named;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassFieldTest {
  private static final List<Named> CLASSES =
      List.of(
          new Named(3, "Egyptian cat", "Egyptian cat · 42.5 %"),
          new Named(0, "catamaran", "catamaran"),
          new Named(1, "dog", "dog"),
          new Named(2, "cat", "cat"));

  @ParameterizedTest
  @CsvSource({"'', 3 0 1 2", "cat, 0 2 3", "CAT , 0 2 3", "og, 1", "bird, ''"})
  void whatBeginsAsTypedComesFirstAndElseWhatIsLikeliest(String typed, String found) {
    assertThat(ClassField.matches(CLASSES, typed).stream().map(Named::label).toList())
        .hasToString(found.isEmpty() ? "[]" : "[" + found.replace(" ", ", ") + "]");
  }
}
