package cnnlab.data;

import cnnlab.text.UserProblem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * CIFAR-10's binary version: {@code data_batch_1.bin} to {@code data_batch_5.bin} for training and
 * {@code test_batch.bin} for validation, in a folder or in the archive as it is published. A record
 * is a label byte and a red, a green and a blue plane of 32 x 32 bytes.
 */
final class Cifar10 {
  private static final int SIDE = 32;
  private static final int PIXELS = 3 * SIDE * SIDE;
  private static final int RECORD = 1 + PIXELS;
  private static final int CLASSES = 10;
  private static final String TEST = "test_batch.bin";
  private static final String BATCHES = "data_batch_[1-5]\\.bin|test_batch\\.bin";

  /** The published files have 10,000 records; a few times more is still no mistake. */
  private static final long MOST_BYTES = 100_000L * RECORD;

  private Cifar10() {}

  /** Whether a file or folder looks like CIFAR-10. */
  static boolean matches(Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    return Files.isDirectory(path)
        ? Files.isRegularFile(path.resolve("data_batch_1.bin"))
            || Files.isRegularFile(path.resolve(TEST))
        : name.toLowerCase(Locale.ROOT).matches(".*\\.(tar\\.gz|tgz|tar)");
  }

  static Dataset read(Path path) throws UserProblem {
    Map<String, byte[]> batches = Files.isDirectory(path) ? fromFolder(path) : fromArchive(path);
    byte[] test = batches.remove(TEST);
    if (test == null || batches.isEmpty()) {
      String missing = test == null ? TEST : "data_batch_1.bin";
      throw UserProblem.of("data.cifar.missing", missing, path).at(path.toString());
    }
    return new Dataset(
        ClassNames.CIFAR_10,
        ClassNames.of(ClassNames.CIFAR_10),
        split(new ArrayList<>(batches.values())),
        split(List.of(test)),
        SIDE);
  }

  private static Map<String, byte[]> fromFolder(Path folder) throws UserProblem {
    Map<String, byte[]> batches = new TreeMap<>();
    try (var files = Files.newDirectoryStream(folder, "*.bin")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.matches(BATCHES)) {
          checkSize(Files.size(file), name, file);
          batches.put(name, checked(Files.readAllBytes(file), name, file));
        }
      }
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", folder).at(folder.toString()).causedBy(e);
    }
    return batches;
  }

  private static Map<String, byte[]> fromArchive(Path file) throws UserProblem {
    Map<String, byte[]> batches = new TreeMap<>();
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(raw, file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (entry.isFile() && name.matches(BATCHES)) {
          checkSize(entry.getSize(), name, file);
          batches.put(name, checked(tar.readNBytes((int) entry.getSize()), name, file));
        }
      }
    } catch (EOFException | ZipException e) {
      throw UserProblem.of("data.truncated", file.getFileName()).at(file.toString()).causedBy(e);
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", file.getFileName()).at(file.toString()).causedBy(e);
    }
    return batches;
  }

  private static InputStream unpacked(InputStream in, Path file) throws IOException {
    boolean plain = file.toString().toLowerCase(Locale.ROOT).endsWith(".tar");
    return plain ? in : new GZIPInputStream(in, 1 << 16);
  }

  private static void checkSize(long size, String name, Path file) throws UserProblem {
    if (size == 0 || size % RECORD != 0 || size > MOST_BYTES) {
      throw UserProblem.of("data.cifar.size", name, size, RECORD).at(file.toString());
    }
  }

  private static byte[] checked(byte[] batch, String name, Path file) throws UserProblem {
    checkSize(batch.length, name, file);
    for (int at = 0; at < batch.length; at += RECORD) {
      int label = batch[at] & 0xff;
      if (label >= CLASSES) {
        throw UserProblem.of("data.label-range", name, label, CLASSES).at(file.toString());
      }
    }
    return batch;
  }

  private static Split split(List<byte[]> batches) {
    int examples = batches.stream().mapToInt(batch -> batch.length / RECORD).sum();
    byte[] labels = new byte[examples];
    byte[] pixels = new byte[examples * PIXELS];
    int example = 0;
    for (byte[] batch : batches) {
      for (int at = 0; at < batch.length; at += RECORD, example++) {
        labels[example] = batch[at];
        System.arraycopy(batch, at + 1, pixels, example * PIXELS, PIXELS);
      }
    }
    return new MemorySplit(SIDE, SIDE, MemorySplit.Layout.PLANES, pixels, labels);
  }
}
