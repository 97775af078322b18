package cnnlab.weights.zip;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.UserProblem;
import cnnlab.weights.file.WeightFile;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipEntriesTest {
  @TempDir Path folder;

  /** As PyTorch, DL4J and Keras begin theirs. */
  @ParameterizedTest
  @CsvSource({
    "net.pth, archive/data.pkl, ../evil.pkl",
    "net.zip, configuration.json, /etc/evil.json",
    "net.keras, metadata.json, ../../evil.h5",
  })
  void weightsWithANameThatLeadsElsewhereAreRefusedByThatName(
      String name, String first, String entry) throws Exception {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Arena memory = Arena.ofConfined()) {
      for (String each : new String[] {first, entry}) {
        zip.putNextEntry(new ZipEntry(each));
        zip.write(1);
      }
      zip.finish();
      assertThatThrownBy(() -> WeightFile.read(file, memory))
          .isInstanceOf(UserProblem.class)
          .hasMessageContaining(name + " holds " + entry);
    }
  }
}
