package cnnlab.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jfree.data.Range;

/** How far curves reach, and how exactly they are read. */
public final class Extent {
  private static final int FEW = 100;
  private static final double MARGIN = 0.02;

  private Extent() {}

  /** From the first x to the last, with room for the dots of curves that have few. */
  static Optional<Range> alongX(List<Curve> curves) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int most = 0;
    for (Curve curve : curves) {
      if (curve.x().length > 0) {
        low = Math.min(low, curve.x()[0]);
        high = Math.max(high, curve.x()[curve.x().length - 1]);
        most = Math.max(most, curve.x().length);
      }
    }
    if (most == 0) {
      return Optional.empty();
    }
    double margin = high == low ? 0.5 : most < FEW ? MARGIN * (high - low) : 0;
    return Optional.of(new Range(low - margin, high + margin));
  }

  /**
   * The least and the greatest y, bands among them, within a range of x; empty if there is none to
   * show.
   */
  static Optional<Range> alongY(List<Curve> curves, Range x, boolean positive) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      int end = curve.firstNotBelow(Math.nextUp(x.getUpperBound()));
      for (int i = curve.firstNotBelow(x.getLowerBound()); i < end; i++) {
        double y = curve.y()[i];
        if (Double.isFinite(y) && (y > 0 || !positive)) {
          double below = y - curve.std(i);
          low = Math.min(low, below > 0 || !positive ? below : y);
          high = Math.max(high, y + curve.std(i));
        }
      }
    }
    return low > high ? Optional.empty() : Optional.of(new Range(low, high));
  }

  /** From the least to the greatest of these numbers. */
  static Optional<Range> of(double[] numbers) {
    return numbers.length == 0
        ? Optional.empty()
        : Optional.of(
            new Range(
                Arrays.stream(numbers).min().orElseThrow(),
                Arrays.stream(numbers).max().orElseThrow()));
  }

  /** A value as exactly as anyone reads it off a chart. */
  public static double threeDigits(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(3)).doubleValue()
        : value;
  }
}
