package cnnlab.chart;

import cnnlab.diagram.scene.RgbColor;
import java.util.Arrays;

/**
 * A line of a chart.
 *
 * @param name what the legend says; tells this curve from the others of its chart
 * @param symbol of the dots on a {@link Style#MARKED} line, and of a single value
 * @param x ascending
 * @param y as many as {@code x}; NaN leaves a gap. The arrays must not change any more
 * @param std half the height of a band around the line, as many as {@code y}; none for no band
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record Curve(
    String name, RgbColor color, Style style, Symbol symbol, double[] x, double[] y, double[] std) {

  /** How the line is drawn. */
  public enum Style {
    SOLID,
    DASHED,
    DOTTED,
    /** Thin and pale, and silent under the pointer: the raw values behind a smoothed curve. */
    GHOST,
    /** With a dot on each value, or on as many as there is room for. */
    MARKED,
    /** The same, wide: the one to look at. */
    EMPHASIZED;

    /** Whether there are dots on the values. */
    public boolean dotted() {
      return this == MARKED || this == EMPHASIZED;
    }

    /** Width of the line in pixels at the usual type size. */
    public double width() {
      return switch (this) {
        case GHOST -> 1;
        case EMPHASIZED -> 4;
        case SOLID, DASHED, DOTTED, MARKED -> 2;
      };
    }

    /** Lengths of line and gap in turn; none for a line without gaps. */
    public float[] dash() {
      return switch (this) {
        case SOLID, MARKED, EMPHASIZED, GHOST -> new float[0];
        case DASHED -> new float[] {6, 4};
        case DOTTED -> new float[] {2, 8};
      };
    }
  }

  public Curve {
    if (x.length != y.length || (std.length > 0 && std.length != y.length)) {
      throw new IllegalArgumentException(x.length + " x but " + y.length + " y in " + name);
    }
  }

  /** Without a band. */
  public Curve(String name, RgbColor color, Style style, Symbol symbol, double[] x, double[] y) {
    this(name, color, style, symbol, x, y, new double[0]);
  }

  /** With round dots. */
  public Curve(String name, RgbColor color, Style style, double[] x, double[] y) {
    this(name, color, style, Symbol.CIRCLE, x, y);
  }

  /** Whether there is anything to draw. */
  public boolean hasValues() {
    return Arrays.stream(y).anyMatch(Double::isFinite);
  }

  /** How far the band reaches above and below a value; 0 where there is none. */
  public double std(int index) {
    return std.length == 0 ? 0 : std[index];
  }

  /** Index of the value whose x is nearest; -1 for an empty curve. */
  public int nearest(double wanted) {
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
