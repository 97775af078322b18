package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;

/** The shape of float32 values and how they lie in memory: oneDNN's memory descriptor. */
public final class Layout {
  private static final int FLOAT = dnnl.dnnl_f32;

  private final dnnl_memory_desc_t descriptor;

  private Layout(dnnl_memory_desc_t descriptor) {
    this.descriptor = descriptor;
  }

  /** A copy of a descriptor that belongs to something else. */
  static Layout copyOf(dnnl_memory_desc_t other) {
    dnnl_memory_desc_t copy = new dnnl_memory_desc_t();
    Pointer.memcpy(copy, other, copy.sizeof());
    return new Layout(copy);
  }

  /** Left to the primitive that uses it. */
  static Layout any(long... dimensions) {
    return tagged(dnnl.dnnl_format_tag_any, dimensions);
  }

  /** Row by row, the last dimension together. */
  static Layout plain(long... dimensions) {
    long[] strides = new long[dimensions.length];
    long stride = 1;
    for (int i = dimensions.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= dimensions[i];
    }
    dnnl_memory_desc_t descriptor = new dnnl_memory_desc_t();
    check(
        dnnl.dnnl_memory_desc_init_by_strides(
            descriptor, dimensions.length, dimensions, FLOAT, strides),
        "layout of " + Arrays.toString(dimensions));
    return new Layout(descriptor);
  }

  /** {@link OneDnn#BLOCK} channels of a pixel together: what most kernels want. */
  static Layout blocked(long... dimensions) {
    return tagged(OneDnn.BLOCK == 16 ? dnnl.dnnl_nChw16c : dnnl.dnnl_nChw8c, dimensions);
  }

  private static Layout tagged(int tag, long... dimensions) {
    dnnl_memory_desc_t descriptor = new dnnl_memory_desc_t();
    check(
        dnnl.dnnl_memory_desc_init_by_tag(descriptor, dimensions.length, dimensions, FLOAT, tag),
        "layout of " + Arrays.toString(dimensions));
    return new Layout(descriptor);
  }

  /** Part of the values, in place: those from {@code offsets} on, as many as {@code dimensions}. */
  Layout part(long[] dimensions, long[] offsets) {
    dnnl_memory_desc_t part = new dnnl_memory_desc_t();
    check(
        dnnl.dnnl_memory_desc_init_submemory(part, descriptor, dimensions, offsets),
        "part of a layout");
    return new Layout(part);
  }

  dnnl_memory_desc_t descriptor() {
    return descriptor;
  }

  long[] dimensions() {
    long[] dimensions = new long[descriptor.ndims()];
    descriptor.dims().get(dimensions);
    return dimensions;
  }

  long dimension(int index) {
    return descriptor.dims().get(index);
  }

  /** Bytes of memory, padding included. */
  long bytes() {
    return dnnl.dnnl_memory_desc_get_size(descriptor);
  }

  /** Whether there are more places than values: blocks of channels that are not full. */
  boolean isPadded() {
    long values = 1;
    for (long dimension : dimensions()) {
      values *= dimension;
    }
    return bytes() > values * Float.BYTES;
  }

  boolean isSame(Layout other) {
    return dnnl.dnnl_memory_desc_equal(descriptor, other.descriptor) != 0;
  }
}
