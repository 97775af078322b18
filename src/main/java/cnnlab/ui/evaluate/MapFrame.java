package cnnlab.ui.evaluate;

import java.util.List;
import javafx.geometry.Point2D;

/**
 * Where the points of a map lie on screen: both axes alike, the whole map in the middle, unless one
 * has come closer.
 *
 * @param x in the map, of the middle of the screen
 * @param y the same
 * @param scale pixels for a unit of the map
 */
record MapFrame(double x, double y, double scale, double width, double height) {
  private static final double FILLED = 0.92;

  /** The whole map. */
  static MapFrame of(float[][] points, double width, double height) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (float[] point : points) {
      left = Math.min(left, x(point));
      right = Math.max(right, x(point));
      low = Math.min(low, y(point));
      high = Math.max(high, y(point));
    }
    double across = Math.max(right - left, 1e-9);
    double up = Math.max(high - low, 1e-9);
    double scale = FILLED * Math.min(width / across, height / up);
    return new MapFrame((left + right) / 2, (low + high) / 2, scale, width, height);
  }

  private static double x(float[] point) {
    return point[0];
  }

  /** Of images that differ in one number there is no second coordinate. */
  private static double y(float[] point) {
    return point.length > 1 ? point[1] : 0;
  }

  Point2D onScreen(float[] point) {
    return new Point2D(width / 2 + (x(point) - x) * scale, height / 2 - (y(point) - y) * scale);
  }

  /** Closer by a factor, the place pointed at staying where it is. */
  MapFrame zoomed(double factor, double screenX, double screenY) {
    double mapX = x + (screenX - width / 2) / scale;
    double mapY = y - (screenY - height / 2) / scale;
    return new MapFrame(
        mapX - (mapX - x) / factor, mapY - (mapY - y) / factor, scale * factor, width, height);
  }

  /** The nearest of some points within a distance in pixels; -1 for none. */
  int nearest(float[][] points, double screenX, double screenY, double within) {
    int best = -1;
    double least = within;
    for (int i = 0; i < points.length; i++) {
      double distance = onScreen(points[i]).distance(screenX, screenY);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /** Whether a place lies inside an outline (even and odd crossings). */
  static boolean isInside(List<Point2D> outline, Point2D place) {
    boolean inside = false;
    for (int i = 0; i < outline.size(); i++) {
      Point2D one = outline.get(i);
      Point2D other = outline.get((i + 1) % outline.size());
      boolean crosses =
          (one.getY() > place.getY()) != (other.getY() > place.getY())
              && place.getX()
                  < one.getX()
                      + (place.getY() - one.getY())
                          * (other.getX() - one.getX())
                          / (other.getY() - one.getY());
      inside ^= crosses;
    }
    return inside;
  }
}
