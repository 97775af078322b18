package cnnlab.ui.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Outlines of the same area about the origin. */
final class BubbleShapes {
  private BubbleShapes() {}

  /** The outline with the area of a circle of this radius. */
  static Shape of(Bubble.Shape shape, double radius) {
    double half = radius * Math.sqrt(Math.PI) / 2;
    return switch (shape) {
      case CIRCLE -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
      case SQUARE -> new Rectangle2D.Double(-half, -half, 2 * half, 2 * half);
      case DIAMOND -> polygon(4, half * Math.sqrt(2));
      case TRIANGLE -> polygon(3, 2 * radius * Math.sqrt(Math.PI / (3 * Math.sqrt(3))));
    };
  }

  /** A regular polygon with a corner on top. */
  private static Shape polygon(int corners, double radius) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double x = radius * Math.sin(angle);
      double y = -radius * Math.cos(angle);
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
