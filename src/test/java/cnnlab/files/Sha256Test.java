package cnnlab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  @TempDir Path folder;

  /** FIPS 180-2, example B.1. */
  @Test
  void ofAbc() throws Exception {
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    assertThat(Sha256.of(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> Sha256.of(folder.resolve("gone.safetensors")))
        .withMessageContaining("gone.safetensors");
  }
}
