package cnnlab.weights.pytorch;

import cnnlab.text.UserProblem;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.zip.ZipEntries;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file as PyTorch writes it since 1.6: a zip of the pickle and one entry for each storage. */
final class ZipContainer implements Container {
  private static final String PICKLE = "data.pkl";

  private final ZipEntries zip;
  private final String folder;
  private final Pickled root;
  private final Map<String, MemorySegment> unpacked = new HashMap<>();

  private ZipContainer(ZipEntries zip, String folder) throws MalformedContent, RefusedGlobal {
    this.zip = zip;
    this.folder = folder;
    requireLittleEndian();
    MemorySegment pickle = zip.content(folder + PICKLE);
    if (pickle.byteSize() > LONGEST_PICKLE) {
      throw new MalformedContent("A pickle of " + pickle.byteSize() + " bytes");
    }
    root = new Unpickler(pickle.asByteBuffer()).read();
  }

  /** Null where the zip is something else than PyTorch's. */
  static @Nullable ZipContainer open(Path file, MemorySegment content, MemoryBudget budget)
      throws MalformedContent, RefusedGlobal, CompiledProgram, UserProblem {
    ZipEntries zip = new ZipEntries(file, content, budget);
    for (String name : zip.names()) {
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      if (name.equals(folder + PICKLE) && folder.indexOf('/') == folder.length() - 1) {
        if (zip.has(folder + "constants.pkl")) {
          throw new CompiledProgram();
        }
        return new ZipContainer(zip, folder);
      }
    }
    return null;
  }

  private void requireLittleEndian() throws MalformedContent {
    if (zip.has(folder + "byteorder")) {
      MemorySegment order = zip.content(folder + "byteorder");
      if (order.mismatch(MemorySegment.ofArray("little".getBytes(StandardCharsets.US_ASCII)))
          != -1) {
        throw new MalformedContent("Numbers with their highest byte first");
      }
    }
  }

  @Override
  public Pickled root() {
    return root;
  }

  @Override
  public MemorySegment numbers(Pickled.Storage storage) throws MalformedContent {
    if (!unpacked.containsKey(storage.key())) {
      unpacked.put(storage.key(), zip.content(folder + "data/" + storage.key()));
    }
    MemorySegment all = Objects.requireNonNull(unpacked.get(storage.key()));
    return StorageExtent.of(storage).in(all);
  }
}
