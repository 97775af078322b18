package cnnlab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** Draws curves as what JFreeChart knows: a data set and a renderer. */
final class CurvePainter {
  private static final double DOT = 6;

  /** Pixels that a dot needs of the line for itself. */
  private static final double ROOM_FOR_DOT = 12;

  /**
   * Pixels of which a ghost shows the least and the greatest value. A line up and down within each
   * pixel would take most of the time that a chart's painting takes.
   */
  private static final int GHOST_COLUMN = 4;

  private final DefaultXYDataset data = new DefaultXYDataset();
  private final DottedRenderer renderer = new DottedRenderer();
  private int series;

  CurvePainter() {
    renderer.setDrawSeriesLineAsPath(true);
    data.setNotify(false);
  }

  DefaultXYDataset data() {
    return data;
  }

  XYLineAndShapeRenderer renderer() {
    return renderer;
  }

  /** What of the curves is to be drawn, for so many pixels along x. */
  void show(
      List<Curve> curves, Range inView, double pixels, boolean logarithmic, ChartStyle style) {
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      int columns = (int) (pixels / (curve.style() == Curve.Style.GHOST ? GHOST_COLUMN : 1));
      double[][] points =
          Thinning.of(curve, inView.getLowerBound(), inView.getUpperBound(), columns);
      data.addSeries(i, logarithmic ? positive(points) : points);
      renderer.setSeriesPaint(i, color(curve));
      renderer.setSeriesStroke(i, stroke(curve, style));
      boolean dots = points[0].length == 1 || curve.style().dotted();
      renderer.setSeriesShapesVisible(i, dots);
      int most = Math.max(1, (int) (pixels / style.scaled(ROOM_FOR_DOT)));
      renderer.setDotEvery(i, 1 + points[0].length / most);
      double size = style.scaled(DOT + curve.style().width() - 2);
      renderer.setSeriesShape(i, curve.symbol().outline(size / 2));
    }
    for (int i = curves.size(); i < series; i++) {
      data.removeSeries(i);
    }
    series = curves.size();
  }

  /** A curve's line and name, for a legend that JFreeChart draws. */
  static LegendItem legendItem(Curve curve, ChartStyle style) {
    Line2D line = new Line2D.Double(0, 0, style.scaled(22), 0);
    boolean dot = curve.style().dotted();
    LegendItem item =
        new LegendItem(
            curve.name(),
            null,
            null,
            null,
            dot,
            curve.symbol().outline(style.scaled(DOT) / 2),
            true,
            color(curve),
            false,
            color(curve),
            stroke(curve, style),
            true,
            line,
            stroke(curve, style),
            color(curve));
    item.setLabelFont(style.small());
    item.setLabelPaint(ChartStyle.awt(style.colors().text()));
    return item;
  }

  /** Without what has no place on a logarithmic axis. */
  private static double[][] positive(double[][] points) {
    for (int i = 0; i < points[1].length; i++) {
      if (!(points[1][i] > 0)) {
        points[1][i] = Double.NaN;
      }
    }
    return points;
  }

  private static Color color(Curve curve) {
    return ChartStyle.awt(
        curve.color(), curve.style() == Curve.Style.GHOST ? CurvePlot.GHOST_OPACITY : 1);
  }

  private static BasicStroke stroke(Curve curve, ChartStyle style) {
    return style.line(curve.style().width(), curve.style().dash());
  }

  /** Draws a dot on every so many-th value only, where there is no room for more. */
  private static final class DottedRenderer extends XYLineAndShapeRenderer {
    private final transient Map<Integer, Integer> dotEvery = new HashMap<>();

    DottedRenderer() {
      super(true, false);
    }

    void setDotEvery(int curve, int values) {
      dotEvery.put(curve, values);
    }

    @Override
    public boolean getItemShapeVisible(int curve, int item) {
      return super.getItemShapeVisible(curve, item) && item % dotEvery.getOrDefault(curve, 1) == 0;
    }
  }
}
