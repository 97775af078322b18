package cnnlab.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** Draws curves as what JFreeChart knows: a data set and a renderer. */
final class CurvePainter {
  static final double GHOST_OPACITY = 0.35;
  private static final double DOT = 6;

  /** Pixels that a dot needs of the line for itself. */
  private static final double ROOM_FOR_DOT = 12;

  /**
   * Pixels of which a ghost shows the least and the greatest value. A line up and down within each
   * pixel would take most of the time that a chart's painting takes.
   */
  private static final int GHOST_COLUMN = 4;

  private final DefaultXYDataset data = new DefaultXYDataset();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
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
      boolean roomForDots = points[0].length * style.scaled(ROOM_FOR_DOT) < pixels;
      data.addSeries(i, logarithmic ? positive(points) : points);
      renderer.setSeriesPaint(i, color(curve));
      renderer.setSeriesStroke(i, stroke(curve, style));
      boolean alone = points[0].length == 1;
      boolean dots = alone || (curve.style() == Curve.Style.MARKED && roomForDots);
      renderer.setSeriesShapesVisible(i, dots);
      double size = style.scaled(DOT);
      renderer.setSeriesShape(i, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
    }
    for (int i = curves.size(); i < series; i++) {
      data.removeSeries(i);
    }
    series = curves.size();
  }

  /** A curve's line and name, for a legend that JFreeChart draws. */
  static LegendItem legendItem(Curve curve, ChartStyle style) {
    Line2D line = new Line2D.Double(0, 0, style.scaled(22), 0);
    LegendItem item =
        new LegendItem(curve.name(), null, null, null, line, stroke(curve, style), color(curve));
    item.setLabelFont(style.small());
    item.setLabelPaint(ChartStyle.awt(style.palette().text()));
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
        curve.style() == Curve.Style.GHOST
            ? curve.color().deriveColor(0, 1, 1, GHOST_OPACITY)
            : curve.color());
  }

  private static BasicStroke stroke(Curve curve, ChartStyle style) {
    return style.line(curve.style() == Curve.Style.GHOST ? 1 : 2, dash(curve.style()));
  }

  /** Lengths of line and gap in turn; none for a line without gaps. */
  static float[] dash(Curve.Style style) {
    return switch (style) {
      case SOLID, MARKED, GHOST -> new float[0];
      case DASHED -> new float[] {6, 4};
      case DOTTED -> new float[] {2, 8};
    };
  }
}
