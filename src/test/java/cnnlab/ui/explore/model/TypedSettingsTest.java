package cnnlab.ui.explore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.NetworkSettings;
import cnnlab.text.UserProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedSettingsTest {
  private static final NetworkSettings PUBLISHED =
      new NetworkSettings("googlenet_paper", 224, 1000, 1, true);
  private int typed;
  private final TypedSettings settings = new TypedSettings(() -> typed++);

  @Test
  void whatIsWrittenIsReadAgainAndIsNotTyped() throws UserProblem {
    settings.write(PUBLISHED);
    assertThat(settings.read("googlenet_paper")).isEqualTo(PUBLISHED);
    assertThat(settings.widthProperty().get()).isEqualTo("1");
    assertThat(typed).isZero();
  }

  @Test
  void everyChangeByHandIsTold() {
    settings.write(PUBLISHED);
    settings.inputSizeProperty().set("96");
    settings.classesProperty().set("10");
    settings.widthProperty().set("0.5");
    settings.auxiliaryProperty().set(false);
    assertThat(typed).isEqualTo(4);
    settings.classesProperty().set("10");
    assertThat(typed).as("the same again").isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"'', 10, 1, inputSize", "96, ten, 1, classes", "96, 10, 1.0.0, width"})
  void whatIsNoNumberIsTheFieldsProblem(String size, String classes, String width, String field) {
    settings.inputSizeProperty().set(size);
    settings.classesProperty().set(classes);
    settings.widthProperty().set(width);
    assertThatThrownBy(() -> settings.read("vgg11"))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.where()).isEqualTo(field));
  }

  @Test
  void theSameSettingsStayAsTheyAreTyped() {
    settings.write(PUBLISHED);
    settings.widthProperty().set("1.0");
    settings.writeUnlessTyped(PUBLISHED);
    assertThat(settings.widthProperty().get()).isEqualTo("1.0");
    settings.widthProperty().set("1.");
    settings.inputSizeProperty().set("");
    settings.writeUnlessTyped(PUBLISHED);
    assertThat(settings.inputSizeProperty().get()).as("no number gives way").isEqualTo("224");
    assertThat(settings.widthProperty().get()).isEqualTo("1");
  }
}
