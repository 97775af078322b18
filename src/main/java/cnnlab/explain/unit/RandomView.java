package cnnlab.explain.unit;

import java.util.Random;

/**
 * The image shifted, turned and enlarged a little, another way at each step: what only works at one
 * exact place does not survive. Gray beyond the edges, between pixels in proportion.
 *
 * @param side of the square image
 * @param cos of the angle over the enlargement
 * @param sin the same
 * @param right by how many pixels it is shifted
 */
record RandomView(int side, double cos, double sin, double right, double down) {
  private static final float GRAY = 0.5f;

  /** As the settings say; small images are shifted less, in proportion to 224 pixels. */
  static RandomView of(MaximizationSettings settings, int side, Random random) {
    double share = Math.min(1, side / 224.0);
    double jitter = settings.jitter() ? 8 * share : 0;
    double late = settings.jitter() ? 4 * share : 0;
    double scale = settings.scale() ? 0.9 + 0.02 * random.nextInt(11) : 1;
    double angle = settings.rotate() ? Math.toRadians(random.nextInt(21) - 10) : 0;
    return new RandomView(
        side,
        Math.cos(angle) / scale,
        Math.sin(angle) / scale,
        shift(jitter, random) + shift(late, random),
        shift(jitter, random) + shift(late, random));
  }

  private static double shift(double most, Random random) {
    return Math.rint((2 * random.nextDouble() - 1) * most);
  }

  /** The view of planes. */
  float[] of(float[] planes) {
    float[] view = new float[planes.length];
    int plane = side * side;
    Corners corners = new Corners();
    for (int pixel = 0; pixel < plane; pixel++) {
      corners.at(pixel);
      for (int from = 0; from < planes.length; from += plane) {
        float value = 0;
        for (int i = 0; i < 4; i++) {
          value +=
              corners.weight[i] * (corners.pixel[i] < 0 ? GRAY : planes[from + corners.pixel[i]]);
        }
        view[from + pixel] = value;
      }
    }
    return view;
  }

  /** The gradient of the planes, from that of their view. */
  float[] back(float[] gradient) {
    float[] planes = new float[gradient.length];
    int plane = side * side;
    Corners corners = new Corners();
    for (int pixel = 0; pixel < plane; pixel++) {
      corners.at(pixel);
      for (int i = 0; i < 4; i++) {
        if (corners.pixel[i] >= 0) {
          for (int from = 0; from < planes.length; from += plane) {
            planes[from + corners.pixel[i]] += corners.weight[i] * gradient[from + pixel];
          }
        }
      }
    }
    return planes;
  }

  /** The four pixels around a place, each with its share; -1 beyond the edges. */
  private final class Corners {
    private final int[] pixel = new int[4];
    private final float[] weight = new float[4];

    void at(int target) {
      double middle = (side - 1) / 2.0;
      double x = target % side - middle;
      double y = Math.floorDiv(target, side) - middle;
      double column = cos * x + sin * y + middle - right;
      double row = -sin * x + cos * y + middle - down;
      int left = (int) Math.floor(column);
      int top = (int) Math.floor(row);
      float across = (float) (column - left);
      float along = (float) (row - top);
      set(0, top, left, (1 - across) * (1 - along));
      set(1, top, left + 1, across * (1 - along));
      set(2, top + 1, left, (1 - across) * along);
      set(3, top + 1, left + 1, across * along);
    }

    private void set(int corner, int row, int column, float share) {
      boolean inside = row >= 0 && row < side && column >= 0 && column < side;
      pixel[corner] = inside ? row * side + column : -1;
      weight[corner] = share;
    }
  }
}
