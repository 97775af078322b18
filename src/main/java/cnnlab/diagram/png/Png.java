package cnnlab.diagram.png;

import cnnlab.diagram.DiagramPicture;
import cnnlab.diagram.Theme;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture as a PNG file; needs no screen. */
public final class Png {
  /** Pixels of the image for a pixel of the picture: sharp on every screen and in print. */
  public static final double SCALE = 2;

  private Png() {}

  /** The bytes of the file, in {@link #SCALE}. */
  public static byte[] of(DiagramPicture picture, Theme theme) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image(picture, theme, SCALE), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole picture on the theme's background, enlarged by {@code scale}. */
  public static BufferedImage image(DiagramPicture picture, Theme theme, double scale) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(picture.width() * scale),
            (int) Math.ceil(picture.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setColor(new Color(theme.background().rgb()));
    canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
    canvas.scale(scale, scale);
    picture.draw(new PngGraphic(canvas), theme);
    canvas.dispose();
    return image;
  }
}
