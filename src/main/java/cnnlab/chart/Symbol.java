package cnnlab.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** The outline of a bubble or of the dots on a curve, for more things than there are colors. */
public enum Symbol {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  INVERTED_TRIANGLE,
  STAR;

  /** How far the corners of a star reach in, of how far they reach out. */
  private static final double WAIST = 0.5;

  /** The outline about the origin, with the area of a circle of this radius. */
  Shape outline(double radius) {
    double half = radius * Math.sqrt(Math.PI) / 2;
    double corner = 2 * radius * Math.sqrt(Math.PI / (3 * Math.sqrt(3)));
    return switch (this) {
      case CIRCLE -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
      case SQUARE -> new Rectangle2D.Double(-half, -half, 2 * half, 2 * half);
      case TRIANGLE -> polygon(0, corner, corner, corner);
      case DIAMOND ->
          polygon(
              0,
              half * Math.sqrt(2),
              half * Math.sqrt(2),
              half * Math.sqrt(2),
              half * Math.sqrt(2));
      case INVERTED_TRIANGLE -> polygon(Math.PI, corner, corner, corner);
      case STAR -> star(radius);
    };
  }

  /** The outline about the origin as SVG writes a path. */
  public String path(double radius) {
    PathIterator steps = outline(radius).getPathIterator(null, radius / 50);
    StringBuilder path = new StringBuilder();
    double[] at = new double[6];
    for (; !steps.isDone(); steps.next()) {
      switch (steps.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> path.append(point('M', at));
        case PathIterator.SEG_LINETO -> path.append(point('L', at));
        default -> path.append('Z');
      }
    }
    return path.toString();
  }

  private static String point(char command, double[] at) {
    return String.format(Locale.ROOT, "%c%.3f %.3f", command, at[0], at[1]);
  }

  private static Shape star(double radius) {
    double area = 5 * WAIST * Math.sin(Math.PI / 5);
    double outer = radius * Math.sqrt(Math.PI / area);
    double[] corners = new double[10];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = i % 2 == 0 ? outer : WAIST * outer;
    }
    return polygon(0, corners);
  }

  /**
   * Corners at even angles.
   *
   * @param turned of the first corner, clockwise from the top
   * @param radii of the corners
   */
  private static Shape polygon(double turned, double... radii) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < radii.length; i++) {
      double angle = turned + 2 * Math.PI * i / radii.length;
      double x = radii[i] * Math.sin(angle);
      double y = -radii[i] * Math.cos(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }
}
