package cnnlab.files.protobuf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks through the fields of a message, of which nothing is trusted. It copies nothing but the
 * texts that are asked for.
 *
 * <pre>{@code while (in.next()) { switch (in.field()) { case 1 -> name = in.text(100); ... } } }
 * </pre>
 */
public final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  /** The largest number that a field can have. */
  private static final int MOST_FIELDS = (1 << 29) - 1;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment message;
  private long at;
  private int field;
  private int type;
  private long number;
  private MemorySegment bytes = MemorySegment.NULL;

  public ProtoReader(MemorySegment message) {
    this.message = message;
  }

  /** Goes on to the next field, if there is one. */
  public boolean next() throws MalformedMessage {
    if (at == message.byteSize()) {
      return false;
    }
    long key = varint();
    if (key >>> 3 < 1 || key >>> 3 > MOST_FIELDS) {
      throw new MalformedMessage("a field of number " + (key >>> 3));
    }
    field = (int) (key >>> 3);
    type = (int) (key & 7);
    if (type == LENGTH) {
      bytes = take(varint());
      return true;
    }
    long begin = at;
    number =
        switch (type) {
          case VARINT -> varint();
          case FIXED64 -> take(Long.BYTES).get(LONG, 0);
          case FIXED32 -> take(Integer.BYTES).get(INT, 0);
          default -> throw new MalformedMessage("a field of type " + type);
        };
    bytes = message.asSlice(begin, at - begin);
    return true;
  }

  /** The number of the field. */
  public int field() {
    return field;
  }

  /** A whole number. */
  public long number() throws MalformedMessage {
    require(type == VARINT);
    return number;
  }

  public float float32() throws MalformedMessage {
    require(type == FIXED32);
    return Float.intBitsToFloat((int) number);
  }

  /** Bytes, a text or a message, where they lie. */
  public MemorySegment bytes() throws MalformedMessage {
    require(type == LENGTH);
    return bytes;
  }

  /** A row of numbers where they lie, or one of them as such a row would hold it. */
  public MemorySegment row() {
    return bytes;
  }

  /**
   * A text.
   *
   * @param most bytes that it may have
   */
  public String text(int most) throws MalformedMessage {
    require(bytes().byteSize() <= most);
    return new String(bytes().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** A message within this one. */
  public ProtoReader message() throws MalformedMessage {
    return new ProtoReader(bytes());
  }

  /** Whether the field holds several numbers in a row. */
  public boolean isPacked() {
    return type == LENGTH;
  }

  /** The next whole number of a packed row, which this reader must be of. */
  public long packed() throws MalformedMessage {
    return varint();
  }

  /** Whether there are more bytes. */
  public boolean hasMore() {
    return at < message.byteSize();
  }

  private long varint() throws MalformedMessage {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      long part = take(1).get(ValueLayout.JAVA_BYTE, 0);
      value |= (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new MalformedMessage("a number of more than 64 bits");
  }

  private MemorySegment take(long count) throws MalformedMessage {
    if (count < 0 || count > message.byteSize() - at) {
      throw new MalformedMessage(count + " bytes at " + at + " of " + message.byteSize());
    }
    MemorySegment taken = message.asSlice(at, count);
    at += count;
    return taken;
  }

  private void require(boolean holds) throws MalformedMessage {
    if (!holds) {
      throw new MalformedMessage("field " + field + " of type " + type);
    }
  }
}
