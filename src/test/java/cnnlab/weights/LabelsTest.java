package cnnlab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  @TempDir Path folder;

  @Test
  void imageNetHasAThousandNamesInBothLanguages() {
    List<String> english = ImageNetLabels.in(Messages.ENGLISH);
    List<String> chinese = ImageNetLabels.in(Messages.CHINESE);

    assertThat(english).hasSize(1000).noneMatch(String::isBlank);
    assertThat(chinese).hasSize(1000).noneMatch(String::isBlank).doesNotHaveDuplicates();
    assertThat(english.get(285)).isEqualTo("Egyptian cat");
    assertThat(chinese.get(285)).isEqualTo("埃及猫");
    assertThat(english.get(967)).isEqualTo("espresso");
    assertThat(english.get(698)).isEqualTo("palace");
    assertThat(english.getLast()).startsWith("toilet tissue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"cat\", \"狗\"]",
        "{\"0\": \"cat\", \"1\": \"狗\"}",
        "{\"1\": [\"n2\", \"狗\"], \"0\": [\"n1\", \"cat\"]}"
      })
  void labelsMayBeAnArrayOrAnObject(String json) throws Exception {
    assertThat(LabelsFile.read(write(json))).containsExactly("cat", "狗");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "[1, 2]",
        "{\"1\": \"cat\"}",
        "{\"0\": \"a\", \"0\": \"b\"}",
        "[\"a\""
      })
  void anythingElseIsRefused(String json) throws IOException {
    Path file = write(json);

    assertThatThrownBy(() -> LabelsFile.read(file))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("labels.json");
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("labels.json"), json);
  }
}
