package cnnlab.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The texts of marks in a strip of their own above the chart, where they cover no value. Texts that
 * would lie over one another share two rows; one that has no room in either is left out.
 */
final class MarkAxis extends NumberAxis {
  private static final double GAP = 6;
  private static final int ROWS = 2;

  private final transient ValueAxis along;
  private transient List<Mark> marks = List.of();
  private transient ChartStyle style = ChartStyle.PAPER;

  /**
   * @param along the axis that tells where the marks are
   */
  MarkAxis(ValueAxis along) {
    this.along = along;
    setAutoRange(false);
  }

  void show(List<Mark> shown, ChartStyle newStyle) {
    marks =
        shown.stream()
            .filter(mark -> along.getRange().contains(mark.x()))
            .sorted(Comparator.comparingDouble(Mark::x))
            .toList();
    style = newStyle;
  }

  @Override
  public AxisSpace reserveSpace(
      Graphics2D canvas, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
    AxisSpace all = space == null ? new AxisSpace() : space;
    all.add(height(canvas), edge);
    return all;
  }

  private double height(Graphics2D canvas) {
    int rows = Math.min(marks.size(), ROWS);
    return rows * canvas.getFontMetrics(style.small()).getHeight();
  }

  @Override
  public AxisState draw(
      Graphics2D canvas,
      double cursor,
      Rectangle2D plotArea,
      Rectangle2D area,
      RectangleEdge edge,
      PlotRenderingInfo info) {
    canvas.setFont(style.small());
    FontMetrics metrics = canvas.getFontMetrics();
    double[] end = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (Mark mark : marks) {
      double width = metrics.getStringBounds(mark.text(), canvas).getWidth();
      double middle = along.valueToJava2D(mark.x(), area, edge);
      double left = Math.max(area.getX(), Math.min(middle - width / 2, area.getMaxX() - width));
      int row = left >= end[0] ? 0 : 1;
      if (left >= end[row]) {
        end[row] = left + width + style.scaled(GAP);
        double bottom = cursor - row * metrics.getHeight();
        canvas.setPaint(ChartStyle.awt(mark.color()));
        canvas.drawString(mark.text(), (float) left, (float) (bottom - metrics.getDescent()));
      }
    }
    AxisState state = new AxisState(cursor);
    state.cursorUp(height(canvas));
    return state;
  }
}
