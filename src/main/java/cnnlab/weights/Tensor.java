package cnnlab.weights;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Float32 values in PyTorch's order.
 *
 * @param data from position 0, as many values as the shape has; may be a view of a mapped file,
 *     never written to
 */
public record Tensor(List<Integer> shape, FloatBuffer data) {
  public Tensor {
    shape = List.copyOf(shape);
    long elements = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (elements != data.remaining()) {
      throw new IllegalArgumentException(data.remaining() + " values for shape " + shape);
    }
  }

  /** The same in memory of its own. */
  public Tensor copy() {
    return new Tensor(shape, FloatBuffer.allocate(data.remaining()).put(data.duplicate()).flip());
  }
}
