package cnnlab.weights.keras;

import cnnlab.files.FileProblem;
import cnnlab.files.Zips;
import cnnlab.text.UserProblem;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Files of Keras: HDF5, and the zip with an HDF5 file in it that it writes since version 3. Only
 * networks of keras.applications are known.
 */
public final class KerasFormat implements WeightFormat {
  private static final String HDF = "\u0089HDF\r\n";
  private static final String ZIP = "PK\u0003\u0004";
  private static final int NAME = 30;
  private static final List<String> FIRST_ENTRIES =
      List.of("metadata.json", "config.json", "model.weights.h5");

  private static final String INNER = "model.weights.h5";
  private static final int FIRST_BYTES = 64;
  private static final int BUFFER = 1 << 16;

  @Override
  public boolean begins(MemorySegment first) {
    return isHdf(first) || isZip(first);
  }

  private static boolean isHdf(MemorySegment first) {
    return text(first).startsWith(HDF);
  }

  private static boolean isZip(MemorySegment first) {
    String text = text(first);
    return text.startsWith(ZIP)
        && FIRST_ENTRIES.stream().anyMatch(entry -> text.startsWith(entry, NAME));
  }

  private static String text(MemorySegment first) {
    return new String(first.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
  }

  @Override
  public Weights read(Path file, Arena memory) throws UserProblem {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      MemorySegment content = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, memory);
      MemoryBudget budget = new MemoryBudget(size);
      MemorySegment hdf =
          isZip(content.asSlice(0, Math.min(size, FIRST_BYTES)))
              ? unpacked(file, content, budget)
              : content;
      return weights(hdf, budget).orElseThrow(() -> problem("weights.keras.unknown", file));
    } catch (RuntimeException | StackOverflowError e) { // whatever a damaged file makes of jHDF
      throw problem("weights.keras.damaged", file).causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private static Optional<Weights> weights(MemorySegment hdf, MemoryBudget budget)
      throws UserProblem {
    return KerasNetworks.of(KerasLayers.read(hdf.asByteBuffer(), budget), Map.of());
  }

  /** The HDF5 file in a zip: where it lies, if nobody has packed it smaller. */
  private static MemorySegment unpacked(Path file, MemorySegment content, MemoryBudget budget)
      throws IOException, UserProblem {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry each : Collections.list(zip.getEntries())) {
        Zips.requireInside(file, each.getName());
      }
      ZipArchiveEntry entry = zip.getEntry(INNER);
      if (entry == null) {
        throw new IllegalArgumentException("no " + INNER);
      }
      if (entry.getMethod() == ZipEntry.STORED) {
        return content.asSlice(entry.getDataOffset(), entry.getSize());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
          if (!budget.take(2L * count)) {
            throw new IllegalArgumentException(INNER + " is far larger than the file");
          }
          out.write(buffer, 0, count);
        }
      }
      return MemorySegment.ofArray(out.toByteArray());
    }
  }

  @Override
  public List<String> endings() {
    return List.of("keras", "h5", "hdf5");
  }

  @Override
  public boolean isWritten() {
    return false;
  }

  @Override
  public void write(Path file, SavedWeights weights) throws UserProblem {
    throw problem("weights.ending", file);
  }

  private static UserProblem problem(String key, Path file) {
    return UserProblem.of(key, file.getFileName()).at(file.toString());
  }
}
