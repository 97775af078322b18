package cnnlab.run;

import cnnlab.files.FileProblem;
import cnnlab.files.Zips;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A run as one file: a zip of what lies in its folder. Of a stranger's, only the files of a run are
 * taken, by their bare names, and no more than so small a file can honestly hold.
 */
public final class RunArchive {
  /** Ends the names of such files. */
  public static final String SUFFIX = ".run.zip";

  private static final List<String> FILES =
      List.of(
          RunFiles.RECORD,
          RunFiles.EPOCHS,
          RunFiles.ITERATIONS,
          RunFiles.HEALTH,
          RunFiles.BEST,
          RunFiles.LAST,
          RunFiles.CHECKPOINT,
          RunFiles.CONFUSION,
          RunFiles.LABELS,
          RunFiles.DATA,
          RunFiles.NOTES,
          RunFiles.LOG,
          RunFiles.PROBLEM,
          RunFiles.SKIPPED);

  /** These hardly shrink and are not made to; where they would, it would look like a bomb. */
  private static final String WEIGHTS = ".safetensors";

  /** Tables shrink to a tenth; more than this is a bomb. */
  private static final long MOST_EXPANSION = 100;

  /** A zip begins with 30 bytes on its first entry, and this one's name. */
  private static final int HEAD = 30 + RunFiles.RECORD.length();

  private RunArchive() {}

  /** Whether one of a run's files holds weights. */
  public static boolean isWeights(Path file) {
    return file.toString().endsWith(WEIGHTS);
  }

  /**
   * Whether a file is to be taken for a run: it is called so, or begins as one does, whatever a
   * browser has made of its name.
   */
  public static boolean isOne(Path file) {
    if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
      return true;
    }
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      return head.startsWith("PK\u0003\u0004") && head.endsWith(RunFiles.RECORD);
    } catch (IOException e) {
      return false;
    }
  }

  /** The files in a run's folder that belong to the run: its record, tables, weights, words. */
  public static List<Path> files(Path folder) {
    return FILES.stream().map(folder::resolve).filter(Files::exists).toList();
  }

  /** Writes a run's folder to a file, which is there whole or not at all. */
  static void write(Path folder, Path file) throws UserProblem {
    Map<String, Path> entries = new LinkedHashMap<>();
    files(folder).forEach(each -> entries.put(each.getFileName().toString(), each));
    Zips.write(file, entries, RunArchive::isWeights);
  }

  /**
   * Takes a run out of such a file.
   *
   * @param folder empty
   * @throws UserProblem where it holds no run, anything else beside, or far more than its size
   */
  static void read(Path file, Path folder) throws UserProblem {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw UserProblem.of("file.none", file).at(file.toString()); // a pipe would be waited for
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      long left = MOST_EXPANSION * Files.size(file);
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!FILES.contains(entry.getName())) {
          throw UserProblem.of("run.archive.other", file.getFileName(), entry.getName());
        }
        CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
        try (in) {
          left = Zips.unpack(in, folder.resolve(entry.getName()), left);
        }
        if (left < 0) {
          throw UserProblem.of("run.archive.bomb", file.getFileName()).at(file.toString());
        }
        if (in.getChecksum().getValue() != entry.getCrc()) {
          throw new ZipException(entry.getName() + " has another check sum");
        }
      }
    } catch (ZipException e) {
      throw UserProblem.of("run.archive.damaged", file.getFileName())
          .at(file.toString())
          .causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }
}
