package cnnlab.ui.chart;

import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A JFreeChart on a canvas, and a second canvas above it for what follows the pointer, so that
 * moving the pointer does not draw the chart again. However often it is told to redraw, it draws
 * once per pulse, and not at all while it is not on screen.
 */
final class PlotCanvas extends Region {
  private static final double SMALLEST = 40;

  private final XYPlot plot;
  private final JFreeChart chart;
  private final Canvas canvas = new Canvas();
  private final Canvas overlay = new Canvas();
  private final CrispGraphics graphics = new CrispGraphics(canvas.getGraphicsContext2D());
  private final ChartRenderingInfo info = new ChartRenderingInfo(null);
  private final Supplier<Boolean> prepare;
  private final Consumer<GraphicsContext> above;

  /**
   * @param prepare called before the chart is drawn; false where there is nothing to draw
   * @param above draws what lies above it, on an empty canvas
   */
  PlotCanvas(XYPlot plot, Supplier<Boolean> prepare, Consumer<GraphicsContext> above) {
    this.plot = plot;
    this.prepare = prepare;
    this.above = above;
    chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(6, 2, 2, 10));
    // Redrawing is asked for by those who change something, once for all their changes.
    chart.setNotify(false);
    plot.setNotify(false);
    overlay.setMouseTransparent(true);
    getChildren().addAll(canvas, overlay);
    setMinSize(SMALLEST, SMALLEST);
  }

  /** What stands above the chart the next time it is drawn. */
  void setHeading(TextTitle heading) {
    chart.setTitle(heading);
  }

  /** Adds a node that lies above the chart and places itself. */
  void add(Node above) {
    getChildren().add(above);
  }

  /** What the x axis counts. */
  String xTitle() {
    return plot.getDomainAxis().getLabel();
  }

  void redraw() {
    requestLayout();
  }

  void redrawOverlay() {
    GraphicsContext context = overlay.getGraphicsContext2D();
    if (!area().isEmpty()) {
      context.clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
      above.accept(context);
    }
  }

  /** Where the curves are, in this node's coordinates; empty before the first drawing. */
  Rectangle2D area() {
    return info.getPlotInfo().getDataArea();
  }

  double xAt(double pixel) {
    return plot.getDomainAxis().java2DToValue(pixel, area(), RectangleEdge.BOTTOM);
  }

  double yAt(double pixel) {
    return plot.getRangeAxis().java2DToValue(pixel, area(), RectangleEdge.LEFT);
  }

  double pixelOfX(double x) {
    return plot.getDomainAxis().valueToJava2D(x, area(), RectangleEdge.BOTTOM);
  }

  double pixelOfY(double y) {
    return plot.getRangeAxis().valueToJava2D(y, area(), RectangleEdge.LEFT);
  }

  @Override
  protected void layoutChildren() {
    for (Canvas each : new Canvas[] {canvas, overlay}) {
      each.setWidth(getWidth());
      each.setHeight(getHeight());
    }
    if (getWidth() < SMALLEST || getHeight() < SMALLEST) {
      return;
    }
    boolean any = prepare.get();
    canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    if (any) {
      chart.draw(graphics, new Rectangle2D.Double(0, 0, getWidth(), getHeight()), null, info);
    }
    redrawOverlay();
  }
}
