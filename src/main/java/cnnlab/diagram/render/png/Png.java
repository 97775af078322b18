package cnnlab.diagram.render.png;

import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.Look;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A drawing as a PNG file; needs no screen. */
public final class Png {
  private Png() {}

  /**
   * The bytes of the file.
   *
   * @param scale pixels of the image for a pixel of the drawing
   */
  public static byte[] of(Drawing drawing, Look look, double scale) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image(drawing, look, scale), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole of it on the theme's background, enlarged by {@code scale}. */
  public static BufferedImage image(Drawing drawing, Look look, double scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(drawing.width() * scale),
            (int) Math.ceil(drawing.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setColor(new Color(look.theme().background().rgb()));
    canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
    canvas.scale(scale, scale);
    canvas.translate(-drawing.page().x(), -drawing.page().y());
    drawing.draw(new PngGraphic(canvas), look);
    canvas.dispose();
    return image;
  }
}
