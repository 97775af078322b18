package cnnlab.files;

import cnnlab.text.UserProblem;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Folders as one file, a zip. */
public final class Zips {
  private static final int BUFFER = 1 << 16;

  /** From the top, of a drive, or through the folder above. */
  private static final Pattern OUTSIDE =
      Pattern.compile("[/\\\\].*|\\p{Alpha}:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?", Pattern.DOTALL);

  private Zips() {}

  /**
   * Refuses an archive with an entry whose name leads out of the folder to which it would be
   * unpacked, here or on another system: no honest one has such names.
   */
  public static void requireInside(Path archive, String entry) throws UserProblem {
    if (OUTSIDE.matcher(entry).matches()) {
      throw UserProblem.of("archive.outside", archive.getFileName(), entry).at(archive.toString());
    }
  }

  /**
   * Writes files to a zip, which is there whole or not at all.
   *
   * @param entries the files by the names that they get
   * @param asTheyAre those that hardly shrink and are not made to
   */
  public static void write(Path file, Map<String, Path> entries, Predicate<Path> asTheyAre)
      throws UserProblem {
    try {
      AtomicFile.write(
          file,
          channel -> {
            ZipOutputStream zip = new ZipOutputStream(unclosed(Channels.newOutputStream(channel)));
            for (Map.Entry<String, Path> each : entries.entrySet()) {
              boolean asItIs = asTheyAre.test(each.getValue());
              zip.setLevel(asItIs ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
              zip.putNextEntry(new ZipEntry(each.getKey()));
              Files.copy(each.getValue(), zip);
              zip.closeEntry();
            }
            zip.finish();
            zip.flush();
          });
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** The channel is forced to the disk after the zip has ended. */
  private static OutputStream unclosed(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  /**
   * Copies what an archive holds until its end or until more came than may; says how much may still
   * come, less than nothing where too much came.
   *
   * @param most bytes
   * @throws UserProblem where the file cannot be written
   * @throws IOException where the archive cannot be read
   */
  public static long unpack(InputStream in, Path file, long most) throws IOException, UserProblem {
    byte[] buffer = new byte[BUFFER];
    long left = most;
    try (OutputStream out = opened(file)) {
      int count = in.read(buffer);
      while (count >= 0 && left >= 0) {
        left -= count;
        if (left >= 0) {
          write(out, buffer, count, file);
        }
        count = in.read(buffer);
      }
    }
    return left;
  }

  private static OutputStream opened(Path file) throws UserProblem {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private static void write(OutputStream out, byte[] bytes, int count, Path file)
      throws UserProblem {
    try {
      out.write(bytes, 0, count);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }
}
