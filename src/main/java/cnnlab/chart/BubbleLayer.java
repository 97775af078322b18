package cnnlab.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Pixels between a bubble and its label from which on a line connects them. */
  private static final double LEAD_FROM = 8;

  private static final double FILL = 0.45;

  /** Opacity of the ground of a label, so that no line strikes it out. */
  private static final double UNDER_LABEL = 0.8;

  private static final float[] FRONT_DASH = {4, 4};
  private static final float[] BEYOND_DASH = {2, 3};

  /** Share of the chart's width that a label takes at most. */
  private static final double WIDEST_LABEL = 0.9;

  private transient List<Bubble> bubbles = List.of();
  private transient List<Shape> outlines = List.of();
  private transient ChartStyle style = ChartStyle.PAPER;
  private transient Map<String, Rectangle2D> labels = Map.of();
  private List<String> front = List.of();
  private String selected = "";

  /**
   * What to draw next time: hollow marks behind, large bubbles behind small, the selected on top.
   */
  void show(BubbleScene scene, ChartStyle newStyle) {
    style = newStyle;
    selected = scene.selected();
    front = scene.front();
    bubbles =
        scene.bubbles().stream()
            .filter(bubble -> Double.isFinite(bubble.x()) && Double.isFinite(bubble.y()))
            .sorted(
                Comparator.comparing((Bubble bubble) -> !bubble.hollow())
                    .thenComparing(bubble -> bubble.id().equals(selected))
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
    double greatest = bubbles.stream().mapToDouble(Bubble::size).max().orElse(1);
    List<Shape> drawn = new ArrayList<>();
    for (Bubble bubble : bubbles) {
      double share = greatest > 0 ? Math.sqrt(Math.max(0, bubble.size()) / greatest) : 1;
      double radius = style.scaled(Math.max(SMALLEST, LARGEST * share));
      AffineTransform place =
          AffineTransform.getTranslateInstance(
              domainAxis.valueToJava2D(bubble.x(), area, RectangleEdge.BOTTOM),
              rangeAxis.valueToJava2D(bubble.y(), area, RectangleEdge.LEFT));
      drawn.add(place.createTransformedShape(bubble.symbol().outline(radius)));
    }
    outlines = drawn;
    connectFront(canvas);
    for (int i = 0; i < bubbles.size(); i++) {
      paint(canvas, bubbles.get(i), drawn.get(i));
    }
    label(canvas, area);
  }

  /** A dashed line behind the bubbles. */
  private void connectFront(Graphics2D canvas) {
    Path2D line = new Path2D.Double();
    for (String id : front) {
      place(id)
          .ifPresent(
              box -> {
                if (line.getCurrentPoint() == null) {
                  line.moveTo(box.getCenterX(), box.getCenterY());
                } else {
                  line.lineTo(box.getCenterX(), box.getCenterY());
                }
              });
    }
    canvas.setPaint(ChartStyle.awt(style.colors().muted()));
    canvas.setStroke(style.line(1.5, FRONT_DASH));
    canvas.draw(line);
  }

  private void paint(Graphics2D canvas, Bubble bubble, Shape outline) {
    Color color = ChartStyle.awt(bubble.color());
    if (bubble.fill() == Bubble.Fill.FILLED) {
      canvas.setPaint(ChartStyle.awt(bubble.color(), FILL));
      canvas.fill(outline);
    }
    canvas.setPaint(bubble.id().equals(selected) ? ChartStyle.awt(style.colors().text()) : color);
    double width = bubble.id().equals(selected) ? 3 : 1.5;
    canvas.setStroke(
        bubble.fill() == Bubble.Fill.DASHED ? style.line(width, BEYOND_DASH) : style.line(width));
    canvas.draw(outline);
  }

  /**
   * The selected bubble is labeled first, then the others from the largest, hollow marks last. Only
   * a hollow mark may go without.
   */
  private void label(Graphics2D canvas, Rectangle2D area) {
    List<Rectangle2D> boxes = outlines.stream().map(Shape::getBounds2D).toList();
    LabelPlacement placement = new LabelPlacement(area, boxes);
    canvas.setFont(style.small());
    FontMetrics metrics = canvas.getFontMetrics();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < bubbles.size(); i++) {
      order.add(bubbles.get(i).id().equals(selected) ? 0 : order.size(), i);
    }
    order.sort(Comparator.comparing(index -> bubbles.get(index).hollow()));
    Map<String, Rectangle2D> placed = new LinkedHashMap<>();
    for (int index : order) {
      Bubble bubble = bubbles.get(index);
      String label = fitted(bubble.label(), area.getWidth() * WIDEST_LABEL, metrics, canvas);
      double width = metrics.getStringBounds(label, canvas).getWidth();
      double height = metrics.getHeight();
      placement
          .place(boxes.get(index), width, height, !bubble.hollow())
          .ifPresent(
              box -> {
                placed.put(bubble.id(), box);
                lead(canvas, boxes.get(index), box);
                canvas.setPaint(ChartStyle.awt(style.colors().background(), UNDER_LABEL));
                canvas.fill(box);
                canvas.setPaint(ChartStyle.awt(style.colors().text()));
                canvas.drawString(
                    label, (float) box.getX(), (float) box.getY() + metrics.getAscent());
              });
    }
    labels = placed;
  }

  /** A text cut at its end where it is wider than this. */
  private static String fitted(String text, double width, FontMetrics metrics, Graphics2D canvas) {
    String shown = text;
    while (shown.length() > 2 && metrics.getStringBounds(shown, canvas).getWidth() > width) {
      shown = shown.substring(0, shown.length() - 2).stripTrailing() + "…";
    }
    return shown;
  }

  /** A thin line to a label that found its place at a distance. */
  private void lead(Graphics2D canvas, Rectangle2D bubble, Rectangle2D label) {
    double x = Math.clamp(bubble.getCenterX(), label.getMinX(), label.getMaxX());
    double y = Math.clamp(bubble.getCenterY(), label.getMinY(), label.getMaxY());
    double distance = Math.hypot(x - bubble.getCenterX(), y - bubble.getCenterY());
    double radius = Math.max(bubble.getWidth(), bubble.getHeight()) / 2;
    if (distance > radius + style.scaled(LEAD_FROM)) {
      double share = radius / distance;
      canvas.setPaint(ChartStyle.awt(style.colors().muted()));
      canvas.setStroke(style.line(0.75));
      canvas.draw(
          new Line2D.Double(
              bubble.getCenterX() + share * (x - bubble.getCenterX()),
              bubble.getCenterY() + share * (y - bubble.getCenterY()),
              x,
              y));
    }
  }

  /** Where the labels were drawn, by the ids of their bubbles. */
  Map<String, Rectangle2D> labels() {
    return labels;
  }
}
