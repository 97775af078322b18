package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Polygon;
import cnnlab.diagram.geometry.Rectangle;
import java.util.List;

/**
 * A tensor as a box in perspective: channels run to the right, rows down, columns back.
 *
 * @param x of the front face's left side
 * @param middle height of its middle
 * @param depth of the channels, to the right
 * @param height of the rows
 * @param width of the columns, as seen from the side, before it is foreshortened
 */
public record Solid(double x, double middle, double depth, double height, double width) {
  /** How far a column further back lies to the right and up; the angle of the classic figures. */
  private static final double BACK_RIGHT = 0.34;

  private static final double BACK_UP = 0.26;

  public double top() {
    return middle - height / 2;
  }

  public double bottom() {
    return middle + height / 2;
  }

  public double backRight() {
    return width * BACK_RIGHT;
  }

  public double backUp() {
    return width * BACK_UP;
  }

  /** Around everything that is seen of it. */
  public Rectangle bounds() {
    return new Rectangle(x, top() - backUp(), depth + backRight(), height + backUp());
  }

  /** A slice of the channels, from one share of the depth to another. */
  public Solid slice(double from, double to) {
    return new Solid(x + from * depth, middle, (to - from) * depth, height, width);
  }

  public void draw(Graphic graphic, LayerStyle style) {
    double right = x + depth;
    double rightBack = right + backRight();
    double topBack = top() - backUp();
    graphic.polygon(
        polygon(x, top(), x + backRight(), topBack, rightBack, topBack, right, top()), style.lit());
    graphic.polygon(
        polygon(right, top(), rightBack, topBack, rightBack, bottom() - backUp(), right, bottom()),
        style.shaded());
    graphic.polygon(polygon(x, top(), right, top(), right, bottom(), x, bottom()), style);
  }

  /** Corners of a square window in the middle of the last channel. */
  public List<Point> window(double side) {
    double share = Math.min(1, side / Math.max(1, width));
    double left = x + depth + backRight() * (1 - share) / 2;
    double right = left + backRight() * share;
    double up = middle - backUp() / 2 - Math.min(side, height) / 2;
    double rise = backUp() * share / 2;
    double down = up + Math.min(side, height);
    return List.of(
        new Point(left, up + rise),
        new Point(right, up - rise),
        new Point(right, down - rise),
        new Point(left, down + rise));
  }

  private static Polygon polygon(double... ends) {
    return new Polygon(
        List.of(
            new Point(ends[0], ends[1]),
            new Point(ends[2], ends[3]),
            new Point(ends[4], ends[5]),
            new Point(ends[6], ends[7])));
  }
}
