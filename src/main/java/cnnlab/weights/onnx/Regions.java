package cnnlab.weights.onnx;

/**
 * The regions of adaptive average pooling along one side: region i of n covers floor(i size / n) to
 * ceil((i + 1) size / n).
 *
 * @param size of the side
 * @param count of regions
 */
record Regions(int size, int count) {

  /** What each pixel adds to the mean of each region: [count, size]. */
  float[] matrix() {
    float[] matrix = new float[count * size];
    for (int region = 0; region < count; region++) {
      for (int pixel = first(region); pixel < end(region); pixel++) {
        matrix[region * size + pixel] = share(region);
      }
    }
    return matrix;
  }

  /** The same as [size, count]. */
  float[] transposed() {
    float[] matrix = new float[size * count];
    for (int region = 0; region < count; region++) {
      for (int pixel = first(region); pixel < end(region); pixel++) {
        matrix[pixel * count + region] = share(region);
      }
    }
    return matrix;
  }

  private int first(int region) {
    return region * size / count;
  }

  private int end(int region) {
    return Math.ceilDiv((region + 1) * size, count);
  }

  private float share(int region) {
    return 1f / (end(region) - first(region));
  }
}
