package cnnlab.weights;

import cnnlab.arch.Architecture;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.text.UserProblem;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Weights that are no numbers spoil every answer, and some layers hide that. */
public final class FiniteValues {
  private FiniteValues() {}

  /**
   * Demands that all values that an architecture uses are numbers.
   *
   * @param file to be named in the problem, with the first tensor at fault
   */
  public static void require(Path file, Architecture architecture, Weights weights)
      throws UserProblem {
    for (TensorSpec spec : Tensors.of(architecture)) {
      Tensor tensor = weights.tensors().get(spec.name());
      if (tensor != null) {
        require(file, spec.name(), tensor);
      }
    }
  }

  /** Demands that all values are numbers. */
  public static void require(Path file, Weights weights) throws UserProblem {
    for (var each : weights.tensors().entrySet()) {
      require(file, each.getKey(), each.getValue());
    }
  }

  /** The first tensor with a value that is no number. */
  public static Optional<String> firstNotFinite(TensorSource source) {
    return source.shapes().keySet().stream()
        .filter(name -> Float.isNaN(sumOfNothing(source.values(name))))
        .findFirst();
  }

  /** 0 of numbers, whatever they are; NaN where one is infinite or NaN: x * 0, without a branch. */
  private static float sumOfNothing(FloatBuffer values) {
    float sum = 0;
    for (int i = values.position(); i < values.limit(); i++) {
      sum += values.get(i) * 0;
    }
    return sum;
  }

  private static void require(Path file, String name, Tensor tensor) throws UserProblem {
    FloatBuffer values = tensor.data();
    if (!Float.isNaN(sumOfNothing(values))) {
      return;
    }
    for (int i = values.position(); i < values.limit(); i++) {
      float value = values.get(i);
      if (!Float.isFinite(value)) {
        throw UserProblem.of("weights.not-finite", file.getFileName(), name, Float.toString(value))
            .at(file.toString());
      }
    }
  }
}
