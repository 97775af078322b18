package cnnlab.ui.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Draws bubbles and their labels. JFreeChart's own renderer measures bubbles in units of an axis,
 * which on a logarithmic one makes no circles.
 */
final class BubbleLayer extends AbstractXYAnnotation {
  private static final double LARGEST = 20;
  private static final double SMALLEST = 5;
  private static final double HOLLOW = 6;
  private static final float FILL = 0.45f;

  private transient List<Bubble> bubbles = List.of();
  private transient List<Shape> outlines = List.of();
  private transient ChartStyle style;
  private String selected = "";

  BubbleLayer(ChartStyle style) {
    this.style = style;
  }

  /**
   * What to draw next time: hollow marks behind, large bubbles behind small, the selected on top.
   */
  void show(List<Bubble> shown, String selectedId, ChartStyle newStyle) {
    style = newStyle;
    selected = selectedId;
    bubbles =
        shown.stream()
            .filter(bubble -> Double.isFinite(bubble.x()) && Double.isFinite(bubble.y()))
            .sorted(
                Comparator.comparing((Bubble bubble) -> !bubble.hollow())
                    .thenComparing(bubble -> bubble.id().equals(selectedId))
                    .thenComparing(Bubble::size, Comparator.reverseOrder()))
            .toList();
  }

  /** Room in pixels that bubbles near the edge need beyond their middle. */
  double room() {
    return 2 * style.scaled(LARGEST);
  }

  /** The bubbles drawn at a place, the topmost first. */
  List<Bubble> at(double x, double y) {
    List<Bubble> found = new ArrayList<>();
    for (int i = outlines.size() - 1; i >= 0; i--) {
      if (outlines.get(i).contains(x, y)) {
        found.add(bubbles.get(i));
      }
    }
    return found;
  }

  /** Where a bubble was drawn. */
  Optional<Rectangle2D> place(String id) {
    for (int i = 0; i < outlines.size(); i++) {
      if (bubbles.get(i).id().equals(id)) {
        return Optional.of(outlines.get(i).getBounds2D());
      }
    }
    return Optional.empty();
  }

  @Override
  public void draw(
      Graphics2D canvas,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    double greatest =
        bubbles.stream().filter(it -> !it.hollow()).mapToDouble(Bubble::size).max().orElse(1);
    List<Shape> drawn = new ArrayList<>();
    for (Bubble bubble : bubbles) {
      double share = greatest > 0 ? Math.sqrt(Math.max(0, bubble.size()) / greatest) : 1;
      double size = bubble.hollow() ? HOLLOW : Math.max(SMALLEST, LARGEST * share);
      double radius = style.scaled(size);
      AffineTransform place =
          AffineTransform.getTranslateInstance(
              domainAxis.valueToJava2D(bubble.x(), area, RectangleEdge.BOTTOM),
              rangeAxis.valueToJava2D(bubble.y(), area, RectangleEdge.LEFT));
      drawn.add(place.createTransformedShape(BubbleShapes.of(bubble.shape(), radius)));
    }
    outlines = drawn;
    for (int i = 0; i < bubbles.size(); i++) {
      paint(canvas, bubbles.get(i), drawn.get(i));
    }
    label(canvas, area);
  }

  private void paint(Graphics2D canvas, Bubble bubble, Shape outline) {
    Color color = ChartStyle.awt(bubble.color());
    if (!bubble.hollow()) {
      canvas.setPaint(
          new Color(color.getRed(), color.getGreen(), color.getBlue(), Math.round(255 * FILL)));
      canvas.fill(outline);
    }
    canvas.setPaint(bubble.id().equals(selected) ? ChartStyle.awt(style.palette().text()) : color);
    canvas.setStroke(style.line(bubble.id().equals(selected) ? 3 : 1.5));
    canvas.draw(outline);
  }

  /** The selected bubble is labeled first, then the others from the largest, hollow marks last. */
  private void label(Graphics2D canvas, Rectangle2D area) {
    List<Rectangle2D> boxes = outlines.stream().map(Shape::getBounds2D).toList();
    LabelPlacement placement = new LabelPlacement(area, boxes);
    canvas.setFont(style.small());
    canvas.setPaint(ChartStyle.awt(style.palette().text()));
    FontMetrics metrics = canvas.getFontMetrics();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < bubbles.size(); i++) {
      order.add(bubbles.get(i).id().equals(selected) ? 0 : order.size(), i);
    }
    order.sort(Comparator.comparing(index -> bubbles.get(index).hollow()));
    for (int index : order) {
      String text = bubbles.get(index).label();
      double width = metrics.getStringBounds(text, canvas).getWidth();
      double height = metrics.getHeight();
      placement
          .place(boxes.get(index), width, height)
          .ifPresent(
              box ->
                  canvas.drawString(
                      text, (float) box.getX(), (float) box.getY() + metrics.getAscent()));
    }
  }
}
