package cnnlab.explain.calculation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a network comes to one number.
 *
 * @param steps the layer's own last; before it those in the same place whose value it only
 *     normalizes or passes through a function, so that the first is what gathers
 * @param softmax what becomes of it in the end, where it is a class's score
 */
public record Calculation(List<CalculationStep> steps, @Nullable Softmax softmax) {
  public Calculation {
    steps = List.copyOf(steps);
  }

  /** The asked layer's. */
  public CalculationStep last() {
    return steps.getLast();
  }

  /** What gathers values from other places. */
  public CalculationStep first() {
    return steps.getFirst();
  }
}
