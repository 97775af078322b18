package cnnlab.explain;

/** Gaussian blur, first along the rows, then along the columns; the edge's values go on beyond. */
final class Blur {
  /** Where the bell is cut off, in standard deviations, as in SciPy. */
  private static final double REACH = 4;

  private Blur() {}

  /**
   * A blurred copy.
   *
   * @param planes square ones of this side, one after the other
   */
  static float[] gaussian(float[] planes, int side, double sigma) {
    double[] kernel = kernel(sigma);
    return along(along(planes, side, kernel, 1), side, kernel, side);
  }

  private static double[] kernel(double sigma) {
    int reach = (int) (REACH * sigma + 0.5);
    double[] kernel = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      double distance = (i - reach) / sigma;
      kernel[i] = Math.exp(-distance * distance / 2);
      sum += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  private static float[] along(float[] values, int side, double[] kernel, int step) {
    int reach = kernel.length / 2;
    float[] blurred = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int at = i / step % side;
      double sum = 0;
      for (int k = 0; k < kernel.length; k++) {
        int other = Math.clamp((long) at + k - reach, 0, side - 1);
        sum += kernel[k] * values[i + (other - at) * step];
      }
      blurred[i] = (float) sum;
    }
    return blurred;
  }
}
