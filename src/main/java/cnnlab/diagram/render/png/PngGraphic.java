package cnnlab.diagram.render.png;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.CanvasPen;
import cnnlab.diagram.geometry.Pen;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Polygon;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.LineStyle;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.diagram.scene.TextRole;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.function.Consumer;

/** Paints on a Java2D canvas. */
final class PngGraphic implements Graphic {
  private static final BasicStroke BORDER = new BasicStroke(1);

  private final Graphics2D canvas;

  PngGraphic(Graphics2D canvas) {
    this.canvas = canvas;
  }

  /** Nothing to do: an image has no parts that could be named. */
  @Override
  public void begin(DiagramNode node, LayerStyle style) {}

  @Override
  public void end() {}

  @Override
  public void box(RoundedBox box, LayerStyle style) {
    area(path(box::trace), style);
  }

  @Override
  public void polygon(Polygon polygon, LayerStyle style) {
    area(path(polygon::trace), style);
  }

  private void area(Path2D outline, LayerStyle style) {
    canvas.setColor(color(style.fill()));
    canvas.fill(outline);
    canvas.setColor(color(style.border()));
    canvas.setStroke(BORDER);
    canvas.draw(outline);
  }

  @Override
  public void line(RoundedLine line, LineStyle style) {
    canvas.setColor(color(style.color()));
    canvas.setStroke(stroke(style));
    canvas.draw(path(line::trace));
  }

  private static BasicStroke stroke(LineStyle style) {
    float width = (float) style.width();
    if (style.dash().isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] dash = new float[style.dash().size()];
    for (int i = 0; i < dash.length; i++) {
      dash[i] = style.dash().get(i).floatValue();
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  @Override
  public void head(ArrowHead head, LineStyle style) {
    canvas.setColor(color(style.color()));
    canvas.fill(path(head::trace));
  }

  @Override
  public void text(String text, Point middle, Anchor anchor, TextRole role, LayerStyle style) {
    canvas.setFont(PngFont.of(role));
    canvas.setColor(color(style.text()));
    double width = canvas.getFontMetrics().getStringBounds(text, canvas).getWidth();
    AffineTransform untouched = canvas.getTransform();
    canvas.translate(middle.x(), middle.y());
    if (anchor == Anchor.UPWARDS) {
      canvas.rotate(-Math.PI / 2);
    }
    float left = anchor == Anchor.START ? 0 : (float) (-width / 2);
    canvas.drawString(text, left, (float) role.baseline());
    canvas.setTransform(untouched);
  }

  private static Path2D path(Consumer<Pen> outline) {
    Path2D path = new Path2D.Double();
    outline.accept(new CanvasPen(path::moveTo, path::lineTo, path::quadTo, path::closePath));
    return path;
  }

  private static Color color(RgbColor color) {
    return new Color(color.rgb());
  }
}
