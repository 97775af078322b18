package cnnlab.ui.chart;

import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import org.jfree.fx.FXGraphics2D;
import org.jfree.fx.FXHints;

/**
 * JFreeChart's brush on a JavaFX canvas. Upright and level lines, that is axes, ticks and the grid,
 * are moved onto pixels: between two they would be two pixels wide and pale.
 */
final class CrispGraphics extends FXGraphics2D {
  CrispGraphics(GraphicsContext context) {
    super(context);
    context.setFontSmoothingType(FontSmoothingType.GRAY);
    setRenderingHint(FXHints.KEY_USE_FX_FONT_METRICS, true);
    setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  @Override
  public void draw(Shape shape) {
    super.draw(shape instanceof Line2D line ? onPixels(line) : shape);
  }

  private static Line2D onPixels(Line2D line) {
    double x1 = line.getX1();
    double y1 = line.getY1();
    double x2 = line.getX2();
    double y2 = line.getY2();
    if (x1 == x2) {
      return new Line2D.Double(middle(x1), y1, middle(x1), y2);
    }
    return y1 == y2 ? new Line2D.Double(x1, middle(y1), x2, middle(y1)) : line;
  }

  private static double middle(double pixel) {
    return Math.floor(pixel) + 0.5;
  }
}
