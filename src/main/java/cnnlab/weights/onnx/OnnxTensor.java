package cnnlab.weights.onnx;

import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.files.protobuf.ProtoReader;
import cnnlab.weights.ElementType;
import cnnlab.weights.MemoryBudget;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Values that a model brings along, where they lie.
 *
 * @param type ONNX's number of the type
 * @param values one after the other, little-endian
 * @param varints whether they lie as whole numbers of Protocol Buffers instead
 */
record OnnxTensor(
    String name, List<Integer> shape, int type, MemorySegment values, boolean varints) {
  /** Values of a tensor that says a shape or axes. */
  private static final int MOST_NUMBERS = 1024;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  OnnxTensor {
    shape = List.copyOf(shape);
  }

  /** Number of values by the shape. */
  long elements() throws MalformedMessage {
    try {
      return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new MalformedMessage("tensor " + name + " of shape " + shape);
    }
  }

  boolean isWholeNumbers() {
    return type == Onnx.INT64 || type == Onnx.INT32;
  }

  /** Float32 values; a view of the file where they are such and lie in a row. */
  FloatBuffer floats(MemoryBudget budget) throws MalformedMessage {
    ElementType element =
        switch (type) {
          case Onnx.FLOAT -> ElementType.F32;
          case Onnx.FLOAT16 -> ElementType.F16;
          case Onnx.BFLOAT16 -> ElementType.BF16;
          case Onnx.DOUBLE -> ElementType.F64;
          default -> throw new MalformedMessage("tensor " + name + " of type " + type);
        };
    long elements = elements();
    require(element == ElementType.F32 || budget.take(elements * Float.BYTES));
    MemorySegment plain = varints ? halves(element, elements) : values;
    require(plain.byteSize() == elements * element.bytes());
    require(plain.byteSize() <= Integer.MAX_VALUE);
    return element.floats(plain);
  }

  /** The bits of each value, which int32_data has as a whole number. */
  private MemorySegment halves(ElementType element, long elements) throws MalformedMessage {
    require(element.bytes() == Short.BYTES && elements <= values.byteSize());
    ByteBuffer bits = ByteBuffer.allocate(Math.toIntExact(elements * Short.BYTES));
    bits.order(ByteOrder.LITTLE_ENDIAN);
    ProtoReader in = new ProtoReader(values);
    while (in.hasMore() && bits.hasRemaining()) {
      bits.putShort((short) in.packed());
    }
    require(!in.hasMore() && !bits.hasRemaining());
    return MemorySegment.ofArray(bits.array());
  }

  /** The only value, or that of all. */
  boolean isScalar() throws MalformedMessage {
    return elements() == 1;
  }

  /** Whole numbers that are a shape, axes or the like. */
  List<Long> longs() throws MalformedMessage {
    long elements = elements();
    require(isWholeNumbers() && elements <= MOST_NUMBERS);
    List<Long> numbers = new ArrayList<>();
    if (varints) {
      ProtoReader in = new ProtoReader(values);
      while (in.hasMore() && numbers.size() < elements) {
        numbers.add(in.packed());
      }
    } else {
      int bytes = type == Onnx.INT64 ? Long.BYTES : Integer.BYTES;
      require(values.byteSize() == elements * bytes);
      for (long at = 0; at < values.byteSize(); at += bytes) {
        numbers.add(type == Onnx.INT64 ? values.get(LONG, at) : (long) values.get(INT, at));
      }
    }
    require(numbers.size() == elements);
    return numbers;
  }

  private void require(boolean holds) throws MalformedMessage {
    if (!holds) {
      throw new MalformedMessage("tensor " + name + " " + shape + ", " + values.byteSize() + " B");
    }
  }
}
