package cnnlab.weights.zip;

import cnnlab.files.Zips;
import cnnlab.text.UserProblem;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.MemoryBudget;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.foreign.ValueLayout.OfInt;
import java.lang.foreign.ValueLayout.OfLong;
import java.lang.foreign.ValueLayout.OfShort;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The entries of a zip file by name, and where their bytes lie: numbers that are stored as they are
 * need not be copied. Nothing in the file is trusted, and it takes no more memory than it can
 * justify.
 */
public final class ZipEntries {
  private static final OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(little());
  private static final OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(little());
  private static final OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(little());

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final int LOCATOR_LENGTH = 20;
  private static final int LONGEST_COMMENT = 0xffff;

  /** A number that does not fit 32 bits stands in a field of 64, of this kind. */
  private static final long ELSEWHERE = 0xffff_ffffL;

  private static final int LARGE_SIZES = 1;

  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** More is no network's. */
  private static final int MOST_ENTRIES = 50_000;

  /**
   * What the file's directory says of one entry.
   *
   * @param packed bytes in the file
   * @param size bytes unpacked
   * @param at where its local header begins
   */
  private record Entry(int method, long packed, long size, long at) {}

  private final MemorySegment file;
  private final MemoryBudget budget;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * @param budget for entries that must be unpacked
   * @throws UserProblem where an entry has a name that leads out of the archive
   */
  public ZipEntries(Path path, MemorySegment file, MemoryBudget budget)
      throws MalformedContent, UserProblem {
    this.file = file;
    this.budget = budget;
    try {
      readDirectory(directory());
    } catch (IndexOutOfBoundsException e) {
      throw new MalformedContent("The zip's directory points outside of it");
    }
    for (String name : names()) {
      Zips.requireInside(path, name);
    }
  }

  private static ByteOrder little() {
    return ByteOrder.LITTLE_ENDIAN;
  }

  /** Names in the order of the directory. */
  public Iterable<String> names() {
    return entries.keySet();
  }

  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Where the directory begins. */
  private long directory() throws MalformedContent {
    long last = file.byteSize() - END_LENGTH;
    for (long at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (file.get(INT, at) == END) {
        long begin = Integer.toUnsignedLong(file.get(INT, at + 16));
        return begin == ELSEWHERE ? file.get(LONG, largeEnd(at) + 48) : begin;
      }
    }
    throw new MalformedContent("The zip's directory is missing");
  }

  private long largeEnd(long end) {
    return file.get(LONG, end - LOCATOR_LENGTH + 8);
  }

  private void readDirectory(long begin) throws MalformedContent {
    long at = begin;
    while (at + CENTRAL_LENGTH <= file.byteSize() && file.get(INT, at) == CENTRAL) {
      if (entries.size() == MOST_ENTRIES || (file.get(SHORT, at + 8) & 1) != 0) {
        throw new MalformedContent("Too many entries, or a password");
      }
      int nameLength = Short.toUnsignedInt(file.get(SHORT, at + 28));
      int extraLength = Short.toUnsignedInt(file.get(SHORT, at + 30));
      int commentLength = Short.toUnsignedInt(file.get(SHORT, at + 32));
      byte[] name = bytes(at + CENTRAL_LENGTH, nameLength);
      entries.put(new String(name, StandardCharsets.UTF_8), entry(at, nameLength, extraLength));
      at += CENTRAL_LENGTH + nameLength + extraLength + commentLength;
    }
  }

  private byte[] bytes(long at, int length) {
    return file.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
  }

  private Entry entry(long at, int nameLength, int extraLength) {
    int method = Short.toUnsignedInt(file.get(SHORT, at + 10));
    long packed = Integer.toUnsignedLong(file.get(INT, at + 20));
    long size = Integer.toUnsignedLong(file.get(INT, at + 24));
    long header = Integer.toUnsignedLong(file.get(INT, at + 42));
    long field = at + CENTRAL_LENGTH + nameLength;
    long end = field + extraLength;
    while (field + 4 <= end) {
      int length = Short.toUnsignedInt(file.get(SHORT, field + 2));
      if (Short.toUnsignedInt(file.get(SHORT, field)) == LARGE_SIZES) {
        long next = field + 4;
        if (size == ELSEWHERE) {
          size = file.get(LONG, next);
          next += Long.BYTES;
        }
        if (packed == ELSEWHERE) {
          packed = file.get(LONG, next);
          next += Long.BYTES;
        }
        if (header == ELSEWHERE) {
          header = file.get(LONG, next);
        }
      }
      field += 4 + length;
    }
    return new Entry(method, packed, size, header);
  }

  /**
   * An entry's content: a view of the file where it is stored as it is.
   *
   * @throws MalformedContent where there is no such entry, or the file does not hold all of it
   */
  public MemorySegment content(String name) throws MalformedContent {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new MalformedContent("No entry " + name);
    }
    try {
      if (file.get(INT, entry.at()) != LOCAL) {
        throw new MalformedContent("Entry " + name + " is not where it should be");
      }
      long begin =
          entry.at()
              + LOCAL_LENGTH
              + Short.toUnsignedInt(file.get(SHORT, entry.at() + 26))
              + Short.toUnsignedInt(file.get(SHORT, entry.at() + 28));
      MemorySegment packed = file.asSlice(begin, entry.packed());
      return switch (entry.method()) {
        case STORED -> packed;
        case DEFLATED -> inflated(packed, entry.size());
        default -> throw new MalformedContent("Entry " + name + " is packed in an unusual way");
      };
    } catch (IndexOutOfBoundsException e) {
      throw new MalformedContent("Entry " + name + " is not in the file");
    }
  }

  private MemorySegment inflated(MemorySegment packed, long size) throws MalformedContent {
    if (size > Integer.MAX_VALUE - Long.BYTES || !budget.take(size)) {
      throw new MalformedContent("An entry claims " + size + " bytes");
    }
    byte[] content = new byte[(int) size];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(packed.asByteBuffer());
      int done = 0;
      while (done < content.length) {
        int more = inflater.inflate(content, done, content.length - done);
        if (more == 0) {
          throw new MalformedContent("An entry ends early");
        }
        done += more;
      }
    } catch (DataFormatException e) {
      throw new MalformedContent("An entry is damaged: " + e.getMessage());
    }
    return MemorySegment.ofArray(content);
  }
}
