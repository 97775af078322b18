package cnnlab.weights.keras;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Weights as Keras keeps them.
 *
 * @param shape height, width, inputs, filters of a kernel; inputs, units of a matrix
 * @param values from position 0
 */
public record KerasArray(List<Integer> shape, FloatBuffer values) {
  public KerasArray {
    shape = List.copyOf(shape);
  }

  float value(int index) {
    return values.get(index);
  }
}
