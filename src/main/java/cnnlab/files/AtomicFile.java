package cnnlab.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that are either there whole or not there at all, whatever kills the program. */
public final class AtomicFile {
  private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);
  private static final String UNFINISHED = ".part";

  /** Of at most four bytes each, where systems allow names of 255. */
  private static final int MOST_LETTERS = 50;

  private static final Pattern OF_PROCESS = Pattern.compile(".+\\.(\\d{1,18})\\.part");

  /** What a file is to hold. */
  public interface Content {
    void write(FileChannel channel) throws IOException;
  }

  private AtomicFile() {}

  /** Writes a text in UTF-8. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes. */
  public static void write(Path file, byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    write(
        file,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  /**
   * Writes beside the file, forces it to the disk and moves it into place; what a killed program
   * left of an earlier attempt is removed. A pipe or a device is written to as it is.
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        content.write(channel);
      }
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    long process = ProcessHandle.current().pid(); // another may be writing the same file
    String beginning = beginning(String.valueOf(target.getFileName()));
    Path unfinished = target.resolveSibling(beginning + process + UNFINISHED);
    removeForgotten(target.resolveSibling(""), beginning);
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

  /** Of the name while it is written, which may not be too long where the file's own is not. */
  private static String beginning(String name) {
    String text =
        name.length() <= MOST_LETTERS
            ? name
            : name.codePoints()
                .limit(MOST_LETTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append(Integer.toHexString(name.hashCode()))
                .toString();
    return text + ".";
  }

  /** Removes what killed programs left in a folder in the middle of writing. */
  public static void removeForgotten(Path folder) {
    removeForgotten(folder, "");
  }

  private static void removeForgotten(Path folder, String beginning) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> isForgotten(file, beginning))) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("Nothing is removed from {}", folder, e); // what matters is what is written
    }
  }

  private static boolean isForgotten(Path file, String beginning) {
    String name = file.getFileName().toString();
    Matcher of = OF_PROCESS.matcher(name);
    return name.startsWith(beginning)
        && of.matches()
        && ProcessHandle.of(Long.parseLong(of.group(1))).isEmpty();
  }

  /** Whether a killed program left this behind in the middle of writing. */
  public static boolean isUnfinished(Path file) {
    return file.toString().endsWith(UNFINISHED);
  }
}
