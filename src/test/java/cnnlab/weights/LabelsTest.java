package cnnlab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  @TempDir Path folder;

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
