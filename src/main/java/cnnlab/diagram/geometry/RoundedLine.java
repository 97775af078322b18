package cnnlab.diagram.geometry;

import java.util.List;

/** A line with round corners. */
public record RoundedLine(List<Point> points, double radius) {
  public RoundedLine {
    points = List.copyOf(points);
  }

  public void trace(Pen pen) {
    Point first = points.getFirst();
    pen.moveTo(first.x(), first.y());
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      Point before = points.get(i - 1);
      Point after = points.get(i + 1);
      double cut =
          Math.min(radius, Math.min(distance(before, corner), distance(corner, after)) / 2);
      Point from = towards(corner, before, cut);
      Point to = towards(corner, after, cut);
      pen.lineTo(from.x(), from.y());
      pen.curveTo(corner.x(), corner.y(), to.x(), to.y());
    }
    Point last = points.getLast();
    pen.lineTo(last.x(), last.y());
  }

  private static double distance(Point a, Point b) {
    return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
  }

  /** The point at this distance from {@code from}; the two lie level or upright. */
  private static Point towards(Point from, Point to, double distance) {
    return from.plus(
        Math.signum(to.x() - from.x()) * distance, Math.signum(to.y() - from.y()) * distance);
  }
}
