package cnnlab.files;

import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are read into memory whole: they have a size that is known and not more than it can
 * be. What is no file, a pipe say, might never end.
 */
public final class LimitedFile {
  private static final long MEBIBYTE = 1 << 20;

  private LimitedFile() {}

  /**
   * A text in UTF-8; what is not UTF-8 in it is replaced.
   *
   * @param mostMebibytes the longest that such a file can be
   * @throws UserProblem where it is longer, or no file
   */
  public static String text(Path file, int mostMebibytes) throws IOException, UserProblem {
    return new String(bytes(file, mostMebibytes), StandardCharsets.UTF_8);
  }

  /** The same as bytes. */
  public static byte[] bytes(Path file, int mostMebibytes) throws IOException, UserProblem {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw UserProblem.of("file.none", file).at(file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(in, file.toString(), mostMebibytes);
    }
  }

  /** The same of what is open already; it is not closed. */
  public static String text(InputStream in, String where, int mostMebibytes)
      throws IOException, UserProblem {
    return new String(bytes(in, where, mostMebibytes), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(InputStream in, String where, int mostMebibytes)
      throws IOException, UserProblem {
    int most = Math.toIntExact(mostMebibytes * MEBIBYTE);
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw UserProblem.of("file.too-long", where, mostMebibytes).at(where);
    }
    return bytes;
  }
}
