package cnnlab.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The types of values that weight files hold; all little-endian. */
public enum ElementType {
  F32(4),
  F64(8),
  F16(2),
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U64(8),
  U32(4),
  U16(2),
  U8(1),
  BOOL(1);

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one value. */
  public int bytes() {
    return bytes;
  }

  /** As PyTorch and NumPy call it: "float16". */
  public String title() {
    return switch (this) {
      case F32 -> "float32";
      case F64 -> "float64";
      case F16 -> "float16";
      case BF16 -> "bfloat16";
      case I64 -> "int64";
      case I32 -> "int32";
      case I16 -> "int16";
      case I8 -> "int8";
      case U64 -> "uint64";
      case U32 -> "uint32";
      case U16 -> "uint16";
      case U8 -> "uint8";
      case BOOL -> "bool";
    };
  }

  /** Whether values of this type can be weights. */
  public boolean isFloatingPoint() {
    return switch (this) {
      case F32, F64, F16, BF16 -> true;
      case I64, I32, I16, I8, U64, U32, U16, U8, BOOL -> false;
    };
  }

  /** Values of a floating-point type as float32; for F32 a view, else a copy. */
  public FloatBuffer floats(MemorySegment values) {
    if (this == F32) {
      return values.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
    float[] floats = new float[Math.toIntExact(values.byteSize() / bytes)];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = value(values, i);
    }
    return FloatBuffer.wrap(floats);
  }

  /**
   * One value of a floating-point type.
   *
   * @param index among the values
   */
  public float value(MemorySegment values, long index) {
    long at = index * bytes;
    return switch (this) {
      case F32 -> values.get(FLOAT, at);
      case F16 -> Float.float16ToFloat(values.get(SHORT, at));
      case BF16 -> Float.intBitsToFloat(values.get(SHORT, at) << 16);
      case F64 -> (float) values.get(DOUBLE, at);
      case I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
          throw new IllegalStateException(this + " is not converted");
    };
  }
}
