package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.CanvasPen;
import cnnlab.diagram.geometry.Pen;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Polygon;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.LineStyle;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.diagram.scene.TextRole;
import cnnlab.ui.Fonts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * Draws a diagram on a JavaFX canvas, no finer than can be seen: small text as bars, and far out
 * boxes and lines as rectangles, which take a tenth of the time of round ones.
 */
class CanvasGraphic implements Graphic {
  /** Smaller text than this, in pixels of the screen, is drawn as a bar: nobody could read it. */
  private static final double LEAST_TEXT = 5;

  /** From here on down no one sees whether a corner is round or a line is dashed. */
  private static final double FAR = 0.5;

  private static final double LEAST_HEAD = 3;
  private static final double BAR_HEIGHT = 0.45;
  private static final double BAR_OPACITY = 0.4;
  private static final double BAR_SHARE = 0.52;

  private final GraphicsContext context;
  private final double scale;
  private final boolean coarse;
  private final Pen pen;
  private final Map<TextRole, Font> fonts = new EnumMap<>(TextRole.class);

  /**
   * @param scale of the context's transformation
   */
  CanvasGraphic(GraphicsContext context, double scale) {
    this(context, scale, scale < FAR);
  }

  /**
   * @param coarse whether everything is a rectangle, as it is far out
   */
  CanvasGraphic(GraphicsContext context, double scale, boolean coarse) {
    this.context = context;
    this.scale = scale;
    this.coarse = coarse;
    this.pen =
        new CanvasPen(
            context::moveTo, context::lineTo, context::quadraticCurveTo, context::closePath);
    for (TextRole role : TextRole.values()) {
      FontWeight weight = role.bold() ? FontWeight.BOLD : FontWeight.NORMAL;
      fonts.put(role, Font.font(Fonts.FAMILY, weight, role.size()));
    }
    context.setTextBaseline(VPos.BASELINE);
  }

  @Override
  public void begin(DiagramNode node, LayerStyle style) {}

  @Override
  public void end() {}

  @Override
  public void box(RoundedBox box, LayerStyle style) {
    if (coarse) {
      rectangle(box.box(), style);
      return;
    }
    context.beginPath();
    box.trace(pen);
    area(style);
  }

  private void rectangle(Rectangle box, LayerStyle style) {
    double line = Math.max(1, 0.7 / scale);
    context.setFill(color(style.border()));
    context.fillRect(box.x(), box.y(), box.width(), box.height());
    context.setFill(color(style.fill()));
    context.fillRect(
        box.x() + line, box.y() + line, box.width() - 2 * line, box.height() - 2 * line);
  }

  @Override
  public void polygon(Polygon polygon, LayerStyle style) {
    context.beginPath();
    polygon.trace(pen);
    area(style);
  }

  private void area(LayerStyle style) {
    context.setFill(color(style.fill()));
    context.fill();
    context.setStroke(color(style.border()));
    context.setLineWidth(1);
    context.setLineDashes();
    context.stroke();
  }

  @Override
  public void line(RoundedLine line, LineStyle style) {
    double width = Math.max(style.width(), 0.7 / scale);
    if (coarse && isLevelOrUpright(line.points())) {
      pieces(line.points(), width, color(style.color()));
      return;
    }
    context.setStroke(color(style.color()));
    context.setLineWidth(width);
    context.setLineDashes(style.dash().stream().mapToDouble(Double::doubleValue).toArray());
    context.beginPath();
    line.trace(pen);
    context.stroke();
    context.setLineDashes();
  }

  private static boolean isLevelOrUpright(List<Point> points) {
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      if (Math.abs(from.x() - to.x()) > 0.5 && Math.abs(from.y() - to.y()) > 0.5) {
        return false;
      }
    }
    return true;
  }

  /** Level and upright pieces of a line, as rectangles. */
  private void pieces(List<Point> points, double width, Color color) {
    context.setFill(color);
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      context.fillRect(
          Math.min(from.x(), to.x()) - width / 2,
          Math.min(from.y(), to.y()) - width / 2,
          Math.abs(from.x() - to.x()) + width,
          Math.abs(from.y() - to.y()) + width);
    }
  }

  @Override
  public void head(ArrowHead head, LineStyle style) {
    if (ArrowHead.LENGTH * scale < LEAST_HEAD) {
      return;
    }
    context.setFill(color(style.color()));
    context.beginPath();
    head.trace(pen);
    context.fill();
  }

  @Override
  public void text(String text, Point middle, Anchor anchor, TextRole role, LayerStyle style) {
    if (role.size() * scale < LEAST_TEXT) {
      bar(text, middle, anchor, role, style);
      return;
    }
    context.setFont(fonts.get(role));
    context.setFill(color(style.text()));
    switch (anchor) {
      case MIDDLE -> {
        context.setTextAlign(TextAlignment.CENTER);
        context.fillText(text, middle.x(), middle.y() + role.baseline());
      }
      case START -> {
        context.setTextAlign(TextAlignment.LEFT);
        context.fillText(text, middle.x(), middle.y() + role.baseline());
      }
      case UPWARDS -> {
        context.save();
        context.translate(middle.x(), middle.y());
        context.rotate(-90);
        context.setTextAlign(TextAlignment.CENTER);
        context.fillText(text, 0, role.baseline());
        context.restore();
      }
    }
  }

  /** In place of a text: about as long, as dark as text looks from afar. */
  private void bar(String text, Point middle, Anchor anchor, TextRole role, LayerStyle style) {
    double length = text.length() * role.size() * BAR_SHARE;
    double height = role.size() * BAR_HEIGHT;
    Color color = color(style.text());
    context.setFill(color.deriveColor(0, 1, 1, BAR_OPACITY));
    switch (anchor) {
      case MIDDLE ->
          context.fillRect(middle.x() - length / 2, middle.y() - height / 2, length, height);
      case START -> context.fillRect(middle.x(), middle.y() - height / 2, length, height);
      case UPWARDS ->
          context.fillRect(middle.x() - height / 2, middle.y() - length / 2, height, length);
    }
  }

  static Color color(RgbColor color) {
    return Color.rgb(color.red(), color.green(), color.blue());
  }
}
