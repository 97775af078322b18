package cnnlab.diagram.geometry;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic on lines whose pieces are level or upright. */
public final class Way {
  private static final double SAME = 0.01;

  private Way() {}

  /** Without repeated points and without corners that lie on a straight piece. */
  public static List<Point> simplified(List<Point> points) {
    List<Point> simple = new ArrayList<>();
    for (Point point : points) {
      if (!simple.isEmpty() && same(simple.getLast(), point)) {
        continue;
      }
      int size = simple.size();
      if (size >= 2 && inLine(simple.get(size - 2), simple.get(size - 1), point)) {
        simple.removeLast();
      }
      simple.add(point);
    }
    return simple;
  }

  /** Length of what two lines have in common from their beginning on. */
  public static double shared(List<Point> first, List<Point> second) {
    if (!same(first.getFirst(), second.getFirst())) {
      return 0;
    }
    double length = 0;
    int i = 1;
    int j = 1;
    Point at = first.getFirst();
    while (i < first.size() && j < second.size()) {
      double toFirst = distance(at, first.get(i));
      double toSecond = distance(at, second.get(j));
      Point next = toFirst <= toSecond ? first.get(i) : second.get(j);
      Point further = toFirst <= toSecond ? second.get(j) : first.get(i);
      if (!inLine(at, next, further) && !same(next, further)) {
        break;
      }
      length += distance(at, next);
      at = next;
      i += same(first.get(i), at) ? 1 : 0;
      j += same(second.get(j), at) ? 1 : 0;
    }
    return length;
  }

  /** What is left of a line behind this distance from its beginning. */
  public static List<Point> after(double distance, List<Point> points) {
    double left = distance;
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      double piece = distance(from, to);
      if (left < piece) {
        List<Point> rest = new ArrayList<>();
        rest.add(
            from.plus(
                Math.signum(to.x() - from.x()) * left, Math.signum(to.y() - from.y()) * left));
        rest.addAll(points.subList(i, points.size()));
        return rest;
      }
      left -= piece;
    }
    return points;
  }

  private static boolean same(Point a, Point b) {
    return distance(a, b) < SAME;
  }

  private static double distance(Point a, Point b) {
    return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
  }

  /** Whether one comes to {@code c} by going on from {@code a} beyond {@code b}. */
  private static boolean inLine(Point a, Point b, Point c) {
    boolean upright = Math.abs(a.x() - b.x()) < SAME && Math.abs(b.x() - c.x()) < SAME;
    boolean level = Math.abs(a.y() - b.y()) < SAME && Math.abs(b.y() - c.y()) < SAME;
    return (upright && (b.y() - a.y()) * (c.y() - b.y()) > 0)
        || (level && (b.x() - a.x()) * (c.x() - b.x()) > 0);
  }
}
