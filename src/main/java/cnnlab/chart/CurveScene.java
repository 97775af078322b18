package cnnlab.chart;

import java.util.List;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * Curves over a common x axis.
 *
 * @param curves the first at the bottom
 * @param marks places on the x axis to point out
 * @param x the part of the x axis in view; null for all of it
 * @param y the part of the y axis in view; null for what fits the curves in view
 */
public record CurveScene(
    Scales scales, List<Curve> curves, List<Mark> marks, @Nullable Range x, @Nullable Range y)
    implements ChartScene {

  /**
   * What the axes measure and how.
   *
   * @param logarithmicX whether x, all of it above zero, is shown as its logarithm
   * @param logarithmicY whether y is; values that have none are left out
   * @param percent whether y is a share of a whole, 0 to 1
   * @param fromZero whether zero is in view, unless y is shown as its logarithm
   */
  public record Scales(
      String xTitle,
      String yTitle,
      boolean logarithmicX,
      boolean logarithmicY,
      boolean percent,
      boolean fromZero) {

    /** Evenly spaced numbers. */
    public static Scales of(String xTitle, String yTitle) {
      return new Scales(xTitle, yTitle, false, false, false, false);
    }

    /** The same in another language. */
    public Scales titled(String x, String y) {
      return new Scales(x, y, logarithmicX, logarithmicY, percent, fromZero);
    }

    public Scales logarithmicX(boolean wanted) {
      return new Scales(xTitle, yTitle, wanted, logarithmicY, percent, fromZero);
    }

    public Scales logarithmicY(boolean wanted) {
      return new Scales(xTitle, yTitle, logarithmicX, wanted, percent, fromZero);
    }

    public Scales percent(boolean wanted) {
      return new Scales(xTitle, yTitle, logarithmicX, logarithmicY, wanted, fromZero);
    }

    public Scales fromZero(boolean wanted) {
      return new Scales(xTitle, yTitle, logarithmicX, logarithmicY, percent, wanted);
    }
  }

  public CurveScene {
    curves = List.copyOf(curves);
    marks = List.copyOf(marks);
  }

  /** All of some curves. */
  public CurveScene(Scales scales, List<Curve> curves) {
    this(scales, curves, List.of(), null, null);
  }

  @Override
  public String yTitle() {
    return scales.yTitle();
  }

  @Override
  public boolean isEmpty() {
    return curves.stream().noneMatch(Curve::hasValues);
  }
}
