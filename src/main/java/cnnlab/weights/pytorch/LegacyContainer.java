package cnnlab.weights.pytorch;

import cnnlab.weights.MalformedContent;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file as PyTorch wrote it before 1.6: pickles of a magic number, of the version, of the machine,
 * of what was saved and of the storages' keys, then each storage's length and numbers.
 */
final class LegacyContainer implements Container {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The pickle of 0x1950a86a20f9469cfc6c. */
  private static final MemorySegment MAGIC =
      MemorySegment.ofArray(
          new byte[] {
            (byte) 0x80,
            2,
            (byte) 0x8a,
            10,
            0x6c,
            (byte) 0xfc,
            (byte) 0x9c,
            0x46,
            (byte) 0xf9,
            0x20,
            0x6a,
            (byte) 0xa8,
            0x50,
            0x19,
            '.'
          });

  private static final long VERSION = 1001;

  private final MemorySegment file;
  private final Pickled root;
  private final Map<String, MemorySegment> storages = new HashMap<>();
  private long at = MAGIC.byteSize();

  LegacyContainer(MemorySegment file) throws MalformedContent, RefusedGlobal {
    this.file = file;
    if (!(pickle() instanceof Pickled.Whole(long version)) || version != VERSION) {
      throw new MalformedContent("Another version than " + VERSION);
    }
    pickle(); // the machine, which is little-endian wherever PyTorch runs
    Unpickler saved = unpickler();
    root = saved.read();
    at += saved.position();
    readStorages(saved.storages());
  }

  /** Whether a file that begins so is of this kind. */
  static boolean begins(MemorySegment first) {
    return first.byteSize() >= MAGIC.byteSize()
        && first.asSlice(0, MAGIC.byteSize()).mismatch(MAGIC) == -1;
  }

  private Unpickler unpickler() {
    long length = Math.min(LONGEST_PICKLE, file.byteSize() - at);
    ByteBuffer rest = file.asSlice(at, length).asByteBuffer();
    return new Unpickler(rest);
  }

  private Pickled pickle() throws MalformedContent, RefusedGlobal {
    Unpickler unpickler = unpickler();
    Pickled value = unpickler.read();
    at += unpickler.position();
    return value;
  }

  private void readStorages(Map<String, Integer> bytesEach) throws MalformedContent, RefusedGlobal {
    if (!(pickle() instanceof Pickled.Items(List<Pickled> keys))) {
      throw new MalformedContent("No list of storages");
    }
    for (Pickled each : keys) {
      String key = PickleCalls.text(each);
      Integer bytes = bytesEach.get(key);
      if (bytes == null || at + Long.BYTES > file.byteSize()) {
        throw new MalformedContent("No storage " + key);
      }
      StorageExtent numbers = StorageExtent.of(0, file.get(LONG, at), bytes);
      at += Long.BYTES;
      storages.put(key, numbers.in(file.asSlice(at)));
      at += numbers.length();
    }
  }

  @Override
  public Pickled root() {
    return root;
  }

  @Override
  public MemorySegment numbers(Pickled.Storage storage) throws MalformedContent {
    MemorySegment all = storages.get(storage.key());
    if (all == null) {
      throw new MalformedContent("No storage " + storage.key());
    }
    return StorageExtent.of(storage).in(all);
  }
}
