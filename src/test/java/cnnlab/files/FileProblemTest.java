package cnnlab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileProblemTest {
  @TempDir private Path folder;

  @Test
  void ofAFileThatIsMissingInAFolderTheFileIsNamed() {
    Path file = folder.resolve("run.json");
    assertThat(FileProblem.of(new NoSuchFileException(file.toString()), file))
        .hasMessageStartingWith(file + " does not exist. Check the path;");
  }

  @Test
  void ofAFileInAFolderThatIsMissingTheTopmostMissingFolderIsNamed() {
    Path file = folder.resolve("no/such/x.svg");
    assertThat(FileProblem.of(new NoSuchFileException(file.toString()), file))
        .hasMessageStartingWith(folder.resolve("no") + " does not exist.")
        .hasMessageContaining("a folder that exists");
  }

  @Test
  void behindAFolderThatMayNotBeEnteredNothingIsCalledMissing() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path inside = Files.createFile(closed.resolve("cat.png"));
    FileProblem.requireReachable(inside);
    FileProblem.requireReachable(closed.resolve("dog.png")); // is missing indeed
    assumeTrue(closed.toFile().setExecutable(false) && !Files.exists(inside), "root enters all");
    try {
      assertThatThrownBy(() -> FileProblem.requireReachable(inside))
          .hasMessage(
              inside
                  + " may not be read or written."
                  + " Choose a folder of your own, or change its permissions.");
    } finally {
      assertThat(closed.toFile().setExecutable(true)).isTrue();
    }
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "is full. Free some space"),
        Arguments.of(
            new FileSystemException("x", null, "Disk quota exceeded"), "is full. Free some space"),
        Arguments.of(
            new IOException(
                "I/O error writing PNG file!", new IOException("No space left on device")),
            "is full. Free some space"),
        Arguments.of(
            new IOException("There is not enough space on the disk"), "is full. Free some space"),
        Arguments.of(new AccessDeniedException("x"), "Choose a folder of your own"),
        Arguments.of(
            new FileSystemException("x", null, "Read-only file system"),
            "Choose a folder of your own"),
        Arguments.of(new FileAlreadyExistsException("x"), "is a file, but a folder is needed."),
        Arguments.of(
            new FileSystemException("x", null, "File name too long"), "Choose a shorter name."),
        Arguments.of(new IOException("Broken!"), "or written: Broken. Check the disk"),
        Arguments.of(new IOException("Input/output error"), "Input/output error. Check"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void everyReasonIsSaidWithWhatToDo(IOException reason, String words) {
    assertThat(FileProblem.of(reason, folder.resolve("x")))
        .hasMessageContaining(words)
        .hasCause(reason);
  }
}
