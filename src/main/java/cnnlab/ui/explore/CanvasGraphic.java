package cnnlab.ui.explore;

import cnnlab.diagram.ArrowHead;
import cnnlab.diagram.Colour;
import cnnlab.diagram.DiagramNode;
import cnnlab.diagram.Graphic;
import cnnlab.diagram.LayerStyle;
import cnnlab.diagram.LineStyle;
import cnnlab.diagram.Pen;
import cnnlab.diagram.Point;
import cnnlab.diagram.Polygon;
import cnnlab.diagram.RoundedBox;
import cnnlab.diagram.RoundedLine;
import cnnlab.diagram.TextRole;
import cnnlab.ui.Fonts;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** Draws a diagram on a JavaFX canvas. */
final class CanvasGraphic implements Graphic {
  /** Smaller text than this is not drawn: nobody could read it. */
  private static final double LEAST_TEXT = 3.5;

  private final GraphicsContext context;
  private final double scale;
  private final Pen pen;
  private final Map<TextRole, Font> fonts = new EnumMap<>(TextRole.class);

  /**
   * @param scale of the context's transformation
   */
  CanvasGraphic(GraphicsContext context, double scale) {
    this.context = context;
    this.scale = scale;
    this.pen = new CanvasPen(context);
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
    context.beginPath();
    box.trace(pen);
    area(style);
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
    context.setStroke(color(style.colour()));
    context.setLineWidth(Math.max(style.width(), 0.7 / scale));
    context.setLineDashes(style.dash().stream().mapToDouble(Double::doubleValue).toArray());
    context.beginPath();
    line.trace(pen);
    context.stroke();
    context.setLineDashes();
  }

  @Override
  public void head(ArrowHead head, LineStyle style) {
    context.setFill(color(style.colour()));
    context.beginPath();
    head.trace(pen);
    context.fill();
  }

  @Override
  public void text(String text, Point middle, Anchor anchor, TextRole role, LayerStyle style) {
    if (role.size() * scale < LEAST_TEXT) {
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

  static Color color(Colour colour) {
    return Color.rgb(colour.red(), colour.green(), colour.blue());
  }

  /** Traces outlines as the context's path. */
  private record CanvasPen(GraphicsContext context) implements Pen {
    @Override
    public void moveTo(double x, double y) {
      context.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
      context.lineTo(x, y);
    }

    @Override
    public void curveTo(double controlX, double controlY, double x, double y) {
      context.quadraticCurveTo(controlX, controlY, x, y);
    }

    @Override
    public void close() {
      context.closePath();
    }
  }
}
