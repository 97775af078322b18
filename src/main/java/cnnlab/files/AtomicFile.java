package cnnlab.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are either there whole or not there at all, whatever kills the program. */
public final class AtomicFile {
  private static final String UNFINISHED = ".part";

  /** What a file is to hold. */
  public interface Content {
    void write(FileChannel channel) throws IOException;
  }

  private AtomicFile() {}

  /** Writes a text in UTF-8. */
  public static void write(Path file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    write(
        file,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  /** Writes beside the file, forces it to the disk and moves it into place. */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    long process = ProcessHandle.current().pid(); // another may be writing the same file
    Path unfinished = target.resolveSibling(target.getFileName() + "." + process + UNFINISHED);
    try {
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.write(channel);
        channel.force(true);
      }
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Whether a killed program left this behind in the middle of writing. */
  public static boolean isUnfinished(Path file) {
    return file.toString().endsWith(UNFINISHED);
  }
}
