package cnnlab.files.protobuf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A message to be written, its fields in the order in which they are added. Long rows of numbers
 * are asked for when it is their turn, so that no file is built in memory.
 */
public final class ProtoMessage {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;
  private static final int LONGEST_VARINT = 10;
  private static final int CHUNK = 1 << 16;

  /** A piece of the message. */
  private interface Part {
    void write(WritableByteChannel channel) throws IOException;
  }

  private final List<Part> parts = new ArrayList<>();
  private long size;

  /** Bytes of the whole message. */
  public long size() {
    return size;
  }

  /** A whole number, an enumeration or a truth value. */
  public ProtoMessage number(int field, long value) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * LONGEST_VARINT);
    varint(bytes, (long) field << 3 | VARINT);
    varint(bytes, value);
    return add(bytes);
  }

  /** A repeated whole number, one field for each. */
  public ProtoMessage numbers(int field, List<? extends Number> values) {
    values.forEach(value -> number(field, value.longValue()));
    return this;
  }

  public ProtoMessage float32(int field, float value) {
    ByteBuffer bytes = littleEndian(LONGEST_VARINT + Float.BYTES);
    varint(bytes, (long) field << 3 | FIXED32);
    return add(bytes.putFloat(value));
  }

  public ProtoMessage float64(int field, double value) {
    ByteBuffer bytes = littleEndian(LONGEST_VARINT + Double.BYTES);
    varint(bytes, (long) field << 3 | FIXED64);
    return add(bytes.putDouble(value));
  }

  public ProtoMessage text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public ProtoMessage texts(int field, List<String> values) {
    values.forEach(value -> text(field, value));
    return this;
  }

  public ProtoMessage bytes(int field, byte[] value) {
    length(field, value.length);
    return add(ByteBuffer.allocate(value.length).put(value));
  }

  /** A message within this one; complete by now. */
  public ProtoMessage message(int field, ProtoMessage inner) {
    length(field, inner.size);
    parts.add(inner::write);
    size += inner.size;
    return this;
  }

  /** So many float32 values as bytes, which are asked for when they are written. */
  public ProtoMessage floats(int field, long count, Supplier<FloatBuffer> values) {
    long bytes = count * Float.BYTES;
    length(field, bytes);
    parts.add(channel -> writeFloats(channel, values.get()));
    size += bytes;
    return this;
  }

  /** Writes all of it. */
  public void write(WritableByteChannel channel) throws IOException {
    for (Part part : parts) {
      part.write(channel);
    }
  }

  private void length(int field, long bytes) {
    ByteBuffer head = ByteBuffer.allocate(2 * LONGEST_VARINT);
    varint(head, (long) field << 3 | LENGTH);
    varint(head, bytes);
    add(head);
  }

  private ProtoMessage add(ByteBuffer written) {
    ByteBuffer bytes = written.flip();
    parts.add(channel -> writeAll(channel, bytes.duplicate()));
    size += bytes.remaining();
    return this;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void varint(ByteBuffer to, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      to.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    to.put((byte) rest);
  }

  private static void writeFloats(WritableByteChannel channel, FloatBuffer values)
      throws IOException {
    ByteBuffer chunk = littleEndian(CHUNK);
    while (values.hasRemaining()) {
      int count = Math.min(values.remaining(), CHUNK / Float.BYTES);
      chunk.clear().asFloatBuffer().put(values.slice(values.position(), count));
      values.position(values.position() + count);
      writeAll(channel, chunk.limit(count * Float.BYTES));
    }
  }

  private static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
