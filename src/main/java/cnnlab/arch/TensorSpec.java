package cnnlab.arch;

import java.util.List;

/**
 * A tensor that a layer owns.
 *
 * @param name layer name and PyTorch's suffix: weight, bias, running_mean, running_var
 * @param shape PyTorch's order: [filters, channels/groups, height, width], [units, inputs],
 *     [channels]
 * @param learnable false for the running statistics of batch normalization, which are state, and
 *     for what is frozen
 */
public record TensorSpec(String name, String layer, List<Integer> shape, boolean learnable) {
  public TensorSpec {
    shape = List.copyOf(shape);
  }

  /** The same tensor, which keeps its values. */
  public TensorSpec frozen() {
    return new TensorSpec(name, layer, shape, false);
  }

  /** Number of values. */
  public long elements() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }
}
