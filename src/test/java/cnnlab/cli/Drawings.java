package cnnlab.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Figures of the kinds of the shapes data set as a person draws them in a paint program: by AWT,
 * which the data set does not know; filled and in outline, thin and thick, dark on light and light
 * on dark, beside the middle.
 */
final class Drawings {
  private static final int SIDE = 160;

  /** Where and how one is drawn: ink, paper, line (0 for filled), size, place, turn in degrees. */
  private record Style(
      Color ink, Color paper, float line, double radius, double x, double y, double turn) {}

  private static final List<Style> STYLES =
      List.of(
          new Style(Color.RED, Color.WHITE, 0, 52, 80, 80, 0),
          new Style(Color.BLACK, Color.WHITE, 7, 55, 72, 86, 10),
          new Style(Color.WHITE, new Color(30, 34, 60), 0, 40, 104, 62, 25),
          new Style(new Color(20, 90, 200), new Color(255, 236, 190), 14, 48, 62, 92, -15));

  private Drawings() {}

  /** Draws every kind in every style; the name of a file begins with that of its class. */
  static List<Path> draw(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, Shape> each : figures().entrySet()) {
      for (int style = 0; style < STYLES.size(); style++) {
        Path file = folder.resolve(each.getKey() + "-" + style + ".png");
        ImageIO.write(
            drawn(each.getKey(), each.getValue(), STYLES.get(style)), "png", file.toFile());
        files.add(file);
      }
    }
    return files;
  }

  private static BufferedImage drawn(String kind, Shape figure, Style style) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(style.paper());
    graphics.fillRect(0, 0, SIDE, SIDE);
    AffineTransform place = AffineTransform.getTranslateInstance(style.x(), style.y());
    place.rotate(Math.toRadians(style.turn()));
    place.scale(style.radius(), style.radius());
    Shape placed = place.createTransformedShape(figure);
    graphics.setColor(style.ink());
    boolean filled = kind.equals("circle") || (style.line() == 0 && !kind.equals("ring"));
    if (filled) {
      graphics.fill(placed);
    } else {
      graphics.setStroke(new BasicStroke(Math.max(style.line(), 5)));
      graphics.draw(placed);
    }
    graphics.dispose();
    return image;
  }

  private static Map<String, Shape> figures() {
    Map<String, Shape> figures = new LinkedHashMap<>();
    Ellipse2D round = new Ellipse2D.Double(-0.9, -0.9, 1.8, 1.8);
    figures.put("circle", round);
    figures.put("ring", round);
    figures.put("half disc", new Arc2D.Double(-1, -1.3, 2, 2, 180, 180, Arc2D.CHORD));
    Area crescent = new Area(new Ellipse2D.Double(-1, -1, 2, 2));
    crescent.subtract(new Area(new Ellipse2D.Double(-0.35, -0.8, 1.6, 1.6)));
    figures.put("crescent", crescent);
    figures.put("square", new Rectangle2D.Double(-0.75, -0.75, 1.5, 1.5));
    figures.put("triangle", polygon(0, -1, 0.9, 0.6, -0.9, 0.6));
    Area cross = new Area(new Rectangle2D.Double(-0.3, -1, 0.6, 2));
    cross.add(new Area(new Rectangle2D.Double(-1, -0.3, 2, 0.6)));
    figures.put("cross", cross);
    double[] star = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 1 : 0.42;
      star[2 * i] = radius * Math.sin(Math.PI * i / 5);
      star[2 * i + 1] = -radius * Math.cos(Math.PI * i / 5);
    }
    figures.put("star", polygon(star));
    Path2D heart = new Path2D.Double();
    heart.moveTo(0, 0.95);
    heart.curveTo(-1.6, -0.1, -0.7, -1.35, 0, -0.45);
    heart.curveTo(0.7, -1.35, 1.6, -0.1, 0, 0.95);
    heart.closePath();
    figures.put("heart", heart);
    figures.put(
        "arrow",
        polygon(
            0, -1, 0.7, -0.15, 0.25, -0.15, 0.25, 0.95, -0.25, 0.95, -0.25, -0.15, -0.7, -0.15));
    return figures;
  }

  private static Path2D polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
