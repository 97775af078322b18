package cnnlab.explain.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line drawn on an image; all as shares of the image's side.
 *
 * @param color 0xRRGGBB; {@link #ERASER} takes away what was drawn before
 * @param radius of the brush
 * @param points that it goes through, straight from one to the next
 */
public record Stroke(int color, double radius, List<Point> points) {
  /** Stands for no color. */
  public static final int ERASER = -1;

  /** A place of a brush's middle. */
  public record Point(double x, double y) {}

  public Stroke {
    points = List.copyOf(points);
  }

  /** The same, drawn on to a point. */
  public Stroke to(Point next) {
    List<Point> longer = new ArrayList<>(points);
    longer.add(next);
    return new Stroke(color, radius, longer);
  }

  /**
   * The colors of what is drawn, in this order.
   *
   * @param side of the square image in pixels
   * @return row by row; {@link #ERASER} where nothing is drawn
   */
  static int[] paint(List<Stroke> strokes, int side) {
    int[] colors = new int[side * side];
    Arrays.fill(colors, ERASER);
    for (Stroke stroke : strokes) {
      Point from = stroke.points.getFirst();
      for (Point to : stroke.points) {
        stroke.line(from, to, colors, side);
        from = to;
      }
    }
    return colors;
  }

  private void line(Point from, Point to, int[] colors, int side) {
    int top = pixel(Math.min(from.y, to.y) - radius, side);
    int bottom = pixel(Math.max(from.y, to.y) + radius, side);
    int left = pixel(Math.min(from.x, to.x) - radius, side);
    int right = pixel(Math.max(from.x, to.x) + radius, side);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        if (distance(from, to, (column + 0.5) / side, (row + 0.5) / side) <= radius) {
          colors[row * side + column] = color;
        }
      }
    }
  }

  private static int pixel(double share, int side) {
    return Math.clamp((int) Math.floor(share * side), 0, side - 1);
  }

  private static double distance(Point from, Point to, double x, double y) {
    double across = to.x - from.x;
    double down = to.y - from.y;
    double length = across * across + down * down;
    double along =
        length == 0
            ? 0
            : Math.clamp(((x - from.x) * across + (y - from.y) * down) / length, 0.0, 1.0);
    return Math.hypot(x - from.x - along * across, y - from.y - along * down);
  }
}
