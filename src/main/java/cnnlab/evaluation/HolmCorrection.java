package cnnlab.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * P-values of several comparisons, so that all of them together call a difference real by chance no
 * more often than one alone would (Holm 1979, step-down).
 */
final class HolmCorrection {
  private HolmCorrection() {}

  /** The adjusted values, in the order given; each 0 to 1 and not below its own. */
  static double[] adjusted(double... p) {
    List<Integer> ascending =
        IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).toList();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int at = ascending.get(rank);
      largest = Math.max(largest, Math.min(1, (p.length - rank) * p[at]));
      adjusted[at] = largest;
    }
    return adjusted;
  }
}
