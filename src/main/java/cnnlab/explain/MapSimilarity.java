package cnnlab.explain;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How alike two maps are. */
public final class MapSimilarity {
  /** Side of the windows, and the constants against dividing by zero: Wang et al. 2004. */
  private static final int WINDOW = 7;

  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;

  private MapSimilarity() {}

  /**
   * Spearman's rank correlation, -1 to 1; equal values share a rank; NaN where all are equal and,
   * as in SciPy, where one is NaN.
   */
  public static double spearman(float[] first, float[] second) {
    if (hasNaN(first) || hasNaN(second)) {
      return Double.NaN;
    }
    double[] a = ranks(first);
    double[] b = ranks(second);
    double mean = (a.length - 1) / 2.0;
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      products += (a[i] - mean) * (b[i] - mean);
      squaresA += (a[i] - mean) * (a[i] - mean);
      squaresB += (b[i] - mean) * (b[i] - mean);
    }
    return products / Math.sqrt(squaresA * squaresB);
  }

  private static boolean hasNaN(float[] values) {
    for (float value : values) {
      if (Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  /** From 0 for the least; equal values have the mean of their ranks. */
  private static double[] ranks(float[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /**
   * The structural similarity of Wang et al. 2004, as scikit-image has it: the mean over windows of
   * 7x7 values, each map scaled to 0 to 1 before.
   *
   * @param first a square map of at least 7x7 values
   * @param second another, as large
   */
  public static double structural(HeatMap first, HeatMap second) {
    double[] a = scaled(first.values());
    double[] b = scaled(second.values());
    int columns = first.columns();
    double sum = 0;
    int windows = 0;
    for (int row = 0; row + WINDOW <= first.rows(); row++) {
      for (int column = 0; column + WINDOW <= columns; column++) {
        sum += window(a, b, row * columns + column, columns);
        windows++;
      }
    }
    return sum / windows;
  }

  private static double window(double[] a, double[] b, int from, int columns) {
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    for (int y = 0; y < WINDOW; y++) {
      for (int i = from + y * columns; i < from + y * columns + WINDOW; i++) {
        sumA += a[i];
        sumB += b[i];
        squaresA += a[i] * a[i];
        squaresB += b[i] * b[i];
        products += a[i] * b[i];
      }
    }
    int count = WINDOW * WINDOW;
    double meanA = sumA / count;
    double meanB = sumB / count;
    double varianceA = (squaresA - sumA * meanA) / (count - 1);
    double varianceB = (squaresB - sumB * meanB) / (count - 1);
    double covariance = (products - sumA * meanB) / (count - 1);
    return (2 * meanA * meanB + C1)
        * (2 * covariance + C2)
        / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
  }

  private static double[] scaled(float[] values) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double[] scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = high > low ? (values[i] - low) / (high - low) : 0;
    }
    return scaled;
  }
}
