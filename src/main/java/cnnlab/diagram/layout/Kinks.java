package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Straightens lines that go aside in two steps where one would do: a line that turns aside, down,
 * further aside and down again goes all the way aside at once, if no box is in its way.
 */
final class Kinks {
  /** Corners of a line with one such kink: begin, turn, first column, kink, last column, end. */
  private static final int CORNERS = 6;

  private static final double CLEARANCE = 4;

  private Kinks() {}

  static List<Point> removed(List<Point> route, List<Rectangle> boxes) {
    if (route.size() != CORNERS) {
      return route;
    }
    Point turn = route.get(1);
    Point firstColumn = route.get(2);
    Point lastColumn = route.get(4);
    boolean sameWay =
        (firstColumn.x() - turn.x()) * (lastColumn.x() - firstColumn.x()) > 0
            && firstColumn.y() == turn.y();
    Point corner = new Point(lastColumn.x(), turn.y());
    if (!sameWay || !isFree(firstColumn, corner, boxes) || !isFree(corner, lastColumn, boxes)) {
      return route;
    }
    return new ArrayList<>(List.of(route.getFirst(), turn, corner, route.getLast()));
  }

  private static boolean isFree(Point from, Point to, List<Rectangle> boxes) {
    Rectangle strip =
        new Rectangle(
                Math.min(from.x(), to.x()),
                Math.min(from.y(), to.y()),
                Math.abs(from.x() - to.x()),
                Math.abs(from.y() - to.y()))
            .grownBy(CLEARANCE);
    return boxes.stream().noneMatch(strip::intersects);
  }
}
