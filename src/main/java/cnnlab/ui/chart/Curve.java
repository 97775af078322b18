package cnnlab.ui.chart;

import javafx.scene.paint.Color;

/**
 * A line of a {@link CurveChart}.
 *
 * @param name what the legend says; tells this curve from the others of its chart
 * @param x ascending
 * @param y as many as {@code x}; NaN leaves a gap. The arrays must not change any more
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record Curve(String name, Color color, Style style, double[] x, double[] y) {

  /** How the line is drawn. */
  public enum Style {
    SOLID,
    DASHED,
    DOTTED,
    /** Thin and pale, and silent under the pointer: the raw values behind a smoothed curve. */
    GHOST,
    /** With a dot on each value, where there is room for them. */
    MARKED
  }

  public Curve {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x but " + y.length + " y in " + name);
    }
  }

  /** Index of the value whose x is nearest; -1 for an empty curve. */
  int nearest(double wanted) {
    int next = firstNotBelow(wanted);
    boolean formerIsNearer =
        next == x.length || (next > 0 && wanted - x[next - 1] < x[next] - wanted);
    return formerIsNearer ? next - 1 : next;
  }

  /** Index of the first value whose x is not below the bound; the length if there is none. */
  int firstNotBelow(double bound) {
    int low = 0;
    int high = x.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
