package cnnlab.weights;

import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.Set;

/**
 * Tensors that do not hold floating-point numbers. Counters, such as batch normalization's, are
 * left out in silence; weights that somebody has made whole numbers are not what they were.
 */
public final class WholeNumbers {
  private static final Set<String> SUFFIXES =
      Set.of("weight", "bias", "running_mean", "running_var");

  private WholeNumbers() {}

  /** Refuses a tensor of such a type that by its name must hold weights. */
  public static void refuseWeights(Path file, String name, ElementType type) throws UserProblem {
    if (!type.isFloatingPoint() && SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1))) {
      throw UserProblem.of("weights.type", file.getFileName(), name, type).at(file.toString());
    }
  }
}
