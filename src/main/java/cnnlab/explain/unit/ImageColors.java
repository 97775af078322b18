package cnnlab.explain.unit;

import cnnlab.data.transform.Preprocessing;

/**
 * From three planes of any numbers to colors from 0 to 1, and on to what the network takes.
 *
 * @param decorrelated whether the planes stand for the directions in which the colors of photos
 *     vary independently (of ImageNet's; Olah et al. 2017), not for red, green and blue
 */
record ImageColors(boolean decorrelated, Preprocessing preprocessing) {
  /** The square root of the colors' covariance, divided by its longest column. */
  private static final double[][] PHOTOS = normalized();

  private static double[][] normalized() {
    double[][] root = {{0.26, 0.09, 0.02}, {0.27, 0.00, -0.05}, {0.27, -0.09, 0.03}};
    double longest = 0;
    for (int column = 0; column < 3; column++) {
      double square = 0;
      for (double[] row : root) {
        square += row[column] * row[column];
      }
      longest = Math.max(longest, Math.sqrt(square));
    }
    for (double[] row : root) {
      for (int column = 0; column < 3; column++) {
        row[column] /= longest;
      }
    }
    return root;
  }

  /** Colors from 0 to 1: mixed, then squeezed by a sigmoid. */
  float[] colors(float[] planes) {
    int plane = planes.length / 3;
    float[] colors = new float[planes.length];
    for (int i = 0; i < planes.length; i++) {
      colors[i] = (float) (1 / (1 + Math.exp(-mixed(planes, i / plane, i % plane, false))));
    }
    return colors;
  }

  /** The gradient of the planes, from that of the colors. */
  float[] planes(float[] colors, float[] gradient) {
    int plane = colors.length / 3;
    float[] before = new float[colors.length];
    for (int i = 0; i < colors.length; i++) {
      before[i] = gradient[i] * colors[i] * (1 - colors[i]);
    }
    float[] planes = new float[colors.length];
    for (int i = 0; i < colors.length; i++) {
      planes[i] = (float) mixed(before, i / plane, i % plane, true);
    }
    return planes;
  }

  private double mixed(float[] planes, int color, int pixel, boolean turned) {
    int plane = planes.length / 3;
    if (!decorrelated) {
      return planes[color * plane + pixel];
    }
    double sum = 0;
    for (int other = 0; other < 3; other++) {
      double weight = turned ? PHOTOS[other][color] : PHOTOS[color][other];
      sum += weight * planes[other * plane + pixel];
    }
    return sum;
  }

  /** What the network takes of a color from 0 to 1. */
  float normalized(float color, int channel) {
    return (color - preprocessing.mean().get(channel)) / preprocessing.std().get(channel);
  }

  /** The gradient of the colors, in place of that of what the network takes. */
  void toColors(float[] gradient) {
    int plane = gradient.length / 3;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= preprocessing.std().get(i / plane);
    }
  }
}
