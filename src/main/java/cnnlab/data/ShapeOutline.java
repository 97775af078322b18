package cnnlab.data;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A figure as its signed distance function, in a frame where it fills about the unit circle: below
 * 0 inside, above 0 outside, and the value is the distance to the edge (a lower bound of it where
 * figures are combined). From it follows how much of a pixel the figure covers, without a drawing
 * library.
 */
interface ShapeOutline {
  /** Radius of the two arcs of a heart. */
  double HEART_ARC = 0.5;

  double distance(double x, double y);

  /** This with the other cut out. */
  default ShapeOutline without(ShapeOutline other) {
    return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
  }

  /** Only a line of this width along the inside of the edge. */
  default ShapeOutline hollow(double width) {
    return (x, y) -> {
      double distance = distance(x, y);
      return Math.max(distance, -distance - width);
    };
  }

  static ShapeOutline circle(double centerX, double centerY, double radius) {
    return (x, y) -> length(x - centerX, y - centerY) - radius;
  }

  /** Everything below the line y = {@code height}. */
  static ShapeOutline below(double height) {
    return (_, y) -> y - height;
  }

  /** A regular polygon, or a star where {@code inner} is below 1. */
  static ShapeOutline star(int points, double inner) {
    double[] corners =
        IntStream.range(0, 2 * points)
            .boxed()
            .flatMapToDouble(
                i -> {
                  double radius = i % 2 == 0 ? 1 : inner;
                  double angle = Math.PI * (i / (double) points - 0.5);
                  return DoubleStream.of(
                      radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
                })
            .toArray();
    return polygon(corners);
  }

  /** A regular polygon with its corners on the unit circle. */
  static ShapeOutline regular(int corners) {
    return star(corners, Math.cos(Math.PI / corners));
  }

  /** Two half circles above a point, as a polygon, so that the distance inside is exact too. */
  static ShapeOutline heart() {
    DoubleStream.Builder corners = DoubleStream.builder().add(0).add(1);
    for (int degrees = 148; degrees <= 360; degrees += 4) {
      add(corners, -HEART_ARC, degrees);
    }
    for (int degrees = 180; degrees <= 392; degrees += 4) {
      add(corners, HEART_ARC, degrees);
    }
    return polygon(corners.build().toArray());
  }

  private static void add(DoubleStream.Builder corners, double centerX, double degrees) {
    double angle = StrictMath.toRadians(degrees);
    corners
        .add(centerX + HEART_ARC * StrictMath.cos(angle))
        .add(HEART_ARC * StrictMath.sin(angle) - 0.4);
  }

  /** A polygon by its corners x, y, x, y, ... in either direction. */
  static ShapeOutline polygon(double... corners) {
    return (x, y) -> {
      double nearest = Double.MAX_VALUE;
      boolean inside = false;
      for (int i = 0, last = corners.length - 2; i < corners.length; last = i, i += 2) {
        double edgeX = corners[last] - corners[i];
        double edgeY = corners[last + 1] - corners[i + 1];
        double toX = x - corners[i];
        double toY = y - corners[i + 1];
        double along =
            Math.clamp((toX * edgeX + toY * edgeY) / (edgeX * edgeX + edgeY * edgeY), 0, 1);
        nearest = Math.min(nearest, length(toX - along * edgeX, toY - along * edgeY));
        if (corners[i + 1] > y != corners[last + 1] > y && toX < edgeX * toY / edgeY) {
          inside = !inside;
        }
      }
      return inside ? -nearest : nearest;
    };
  }

  private static double length(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }
}
