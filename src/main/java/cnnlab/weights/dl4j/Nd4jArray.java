package cnnlab.weights.dl4j;

import cnnlab.weights.ElementType;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.MemoryBudget;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;

/**
 * A row of numbers as {@code Nd4j.write} keeps it: two buffers, of which the first says the shape
 * and the second has the values. A buffer is the name of its kind, its length, the name of its
 * numbers' type, and the numbers, highest byte first.
 *
 * @param length number of values
 * @param values one after the other
 */
record Nd4jArray(ElementType type, long length, MemorySegment values) {
  private static final String KIND = "MIXED_DATA_TYPES";
  private static final long C_ORDER = 'c';

  /** Of an array of float32: ND4J's flag for the type. */
  private static final long FLOAT_FLAG = 8192;

  private static final int LONGEST_HEADER = 600;

  /** Where a buffer's numbers begin, and what they are. */
  private record Header(String type, long length, long begin) {}

  /** Reads an array; whatever shape it has, the values are taken one after the other. */
  static Nd4jArray read(MemorySegment content) throws MalformedContent {
    Header shape = header(content, 0);
    int bytes = shape.type().equals("INT") ? Integer.BYTES : Long.BYTES;
    if (shape.length() < 0 || shape.length() > content.byteSize() / bytes) {
      throw new MalformedContent("a shape of " + shape.length() + " numbers");
    }
    Header header = header(content, shape.begin() + shape.length() * bytes);
    ElementType type =
        switch (header.type()) {
          case "FLOAT" -> ElementType.F32;
          case "DOUBLE" -> ElementType.F64;
          case "HALF", "FLOAT16" -> ElementType.F16;
          case "BFLOAT16" -> ElementType.BF16;
          default -> throw new MalformedContent("values of type " + header.type());
        };
    long left = content.byteSize() - header.begin();
    if (header.length() < 0 || header.length() > left / type.bytes()) {
      throw new MalformedContent(header.length() + " values in " + left + " bytes");
    }
    return new Nd4jArray(
        type, header.length(), content.asSlice(header.begin(), header.length() * type.bytes()));
  }

  private static Header header(MemorySegment content, long at) throws MalformedContent {
    if (at > content.byteSize()) {
      throw new MalformedContent("an array that ends early");
    }
    byte[] begin =
        content
            .asSlice(at, Math.min(LONGEST_HEADER, content.byteSize() - at))
            .toArray(ValueLayout.JAVA_BYTE);
    ByteArrayInputStream bytes = new ByteArrayInputStream(begin);
    try (DataInputStream in = new DataInputStream(bytes)) {
      String kind = in.readUTF();
      long length =
          switch (kind) {
            case "MIXED_DATA_TYPES", "LONG_SHAPE" -> in.readLong();
            case "DIRECT", "HEAP", "JAVACPP" -> in.readInt(); // up to version 0.9
            default -> throw new MalformedContent("an array of kind " + kind);
          };
      return new Header(in.readUTF(), length, at + begin.length - bytes.available());
    } catch (IOException e) {
      throw new MalformedContent("an array that ends early");
    }
  }

  /** Some of the values as float32. */
  FloatBuffer floats(long from, long count, MemoryBudget budget) throws MalformedContent {
    if (from > length - count || !budget.take(count * Float.BYTES)) {
      throw new MalformedContent(length + " values, and more are needed");
    }
    MemorySegment some = values.asSlice(from * type.bytes(), count * type.bytes());
    return type.floats(MemorySegment.ofArray(turned(some.toArray(ValueLayout.JAVA_BYTE))));
  }

  /** The bytes of each value the other way round. */
  private byte[] turned(byte[] bytes) {
    int size = type.bytes();
    for (int at = 0; at < bytes.length; at += size) {
      for (int i = 0; i < size / 2; i++) {
        byte first = bytes[at + i];
        bytes[at + i] = bytes[at + size - 1 - i];
        bytes[at + size - 1 - i] = first;
      }
    }
    return bytes;
  }

  /** What stands before the float32 values of a row. */
  static void writeHeader(OutputStream out, long length) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    long[] shape = {1, length, 1, FLOAT_FLAG, 1, C_ORDER};
    writeBuffer(data, "LONG", shape.length);
    for (long number : shape) {
      data.writeLong(number);
    }
    writeBuffer(data, "FLOAT", length);
    data.flush();
  }

  private static void writeBuffer(DataOutputStream data, String type, long length)
      throws IOException {
    data.writeUTF(KIND);
    data.writeLong(length);
    data.writeUTF(type);
  }
}
