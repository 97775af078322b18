package cnnlab.explain.unit;

import java.util.Arrays;

/**
 * What an image is made of while it is optimized: pixels, or waves (Olah et al. 2017). Of waves
 * each step changes all frequencies alike, not only the highest; they are written as products of
 * cas(t) = cos(t) + sin(t) (Hartley), which are real, orthonormal and their own inverse.
 */
final class ImageBasis {
  private final int side;
  private final boolean waves;
  private final float[] cas;
  private final float[] scale;

  /**
   * @param side of the square image
   * @param waves whether it is made of waves
   */
  ImageBasis(int side, boolean waves) {
    this.side = side;
    this.waves = waves;
    cas = new float[waves ? side * side : 0];
    scale = new float[waves ? side * side : 0];
    for (int i = 0; i < cas.length; i++) {
      double angle = 2 * Math.PI * Math.floorMod((long) (i / side) * (i % side), side) / side;
      cas[i] = (float) ((Math.cos(angle) + Math.sin(angle)) / Math.sqrt(side));
      double frequency = Math.hypot(frequency(i / side), frequency(i % side));
      scale[i] = (float) (1 / Math.max(frequency, 1.0 / side) / 4);
    }
  }

  /** Periods per pixel. */
  private double frequency(int index) {
    return (double) Math.min(index, side - index) / side;
  }

  /** The planes of an image, from its parts. */
  float[] image(float[] parts) {
    if (!waves) {
      return parts.clone();
    }
    float[] scaled = parts.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= scale[i % scale.length];
    }
    return transform(scaled);
  }

  /** The gradient of the parts, from that of the image. */
  float[] parts(float[] gradient) {
    if (!waves) {
      return gradient.clone();
    }
    float[] parts = transform(gradient);
    for (int i = 0; i < parts.length; i++) {
      parts[i] *= scale[i % scale.length];
    }
    return parts;
  }

  /** C X C of each plane. */
  private float[] transform(float[] planes) {
    float[] result = new float[planes.length];
    float[] half = new float[side * side];
    for (int from = 0; from < planes.length; from += side * side) {
      multiply(cas, 0, planes, from, half, 0);
      multiply(half, 0, cas, 0, result, from);
    }
    return result;
  }

  private void multiply(float[] left, int a, float[] right, int b, float[] product, int c) {
    Arrays.fill(product, c, c + side * side, 0);
    for (int row = 0; row < side; row++) {
      int to = c + row * side;
      for (int k = 0; k < side; k++) {
        float factor = left[a + row * side + k];
        int from = b + k * side;
        for (int column = 0; column < side; column++) {
          product[to + column] += factor * right[from + column];
        }
      }
    }
  }
}
