package cnnlab.chart;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/**
 * An axis of shares of a whole. It never leaves 0 to 1; so that a dot on 0 or 1 is not cut, it
 * begins and ends some pixels within the chart instead.
 */
final class ShareAxis extends NumberAxis {
  /** The least part of the whole that is shown. */
  private static final double CLOSEST = 1e-9;

  private double room;

  ShareAxis() {
    setAutoRange(false);
    setNumberFormatOverride(Axes.format("0.## %"));
  }

  /**
   * Shows as much of a range as there is of a whole.
   *
   * @param pixels kept free beyond both ends
   */
  void show(Range wanted, double pixels) {
    room = pixels;
    setRange(within(wanted), false, false);
  }

  /** What a range has in common with 0 to 1; a very small part where that is nothing. */
  static Range within(Range wanted) {
    double low = Math.clamp(wanted.getLowerBound(), 0, 1 - CLOSEST);
    double high = Math.min(1, Math.max(wanted.getUpperBound(), low + CLOSEST));
    return new Range(low, high);
  }

  @Override
  public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
    return super.valueToJava2D(value, inner(area, edge), edge);
  }

  @Override
  public double java2DToValue(double pixel, Rectangle2D area, RectangleEdge edge) {
    return super.java2DToValue(pixel, inner(area, edge), edge);
  }

  private Rectangle2D inner(Rectangle2D area, RectangleEdge edge) {
    boolean upright = RectangleEdge.isLeftOrRight(edge);
    double length = upright ? area.getHeight() : area.getWidth();
    double free = Math.min(room, length / 4);
    return upright
        ? new Rectangle2D.Double(
            area.getX(), area.getY() + free, area.getWidth(), area.getHeight() - 2 * free)
        : new Rectangle2D.Double(
            area.getX() + free, area.getY(), area.getWidth() - 2 * free, area.getHeight());
  }
}
