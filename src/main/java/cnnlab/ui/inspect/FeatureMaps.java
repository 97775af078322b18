package cnnlab.ui.inspect;

import cnnlab.arch.Shape;
import cnnlab.engine.Network.Activation;
import cnnlab.ui.Viridis;

/**
 * The activation of one layer as pictures, one per channel. A vector counts as one map of one row.
 */
final class FeatureMaps {

  /** Which values the darkest and the brightest colour stand for. */
  enum Scale {
    /** Each map's own least and greatest value: shows the pattern of a weak map too. */
    MAP,
    /** The layer's least and greatest value: maps can be compared with each other. */
    LAYER
  }

  /** Least, greatest and mean value. */
  record Range(float least, float greatest, float mean) {}

  private final Activation activation;
  private final int count;
  private final int height;
  private final int width;
  private final Range layerRange;

  FeatureMaps(Activation activation) {
    this.activation = activation;
    switch (activation.shape()) {
      case Shape.FeatureMap(int channels, int rows, int columns) -> {
        count = channels;
        height = rows;
        width = columns;
      }
      case Shape.Vector(int length) -> {
        count = 1;
        height = 1;
        width = length;
      }
    }
    layerRange = range(0, activation.values().length);
  }

  /** Number of maps. */
  int count() {
    return count;
  }

  /** Rows of a map. */
  int height() {
    return height;
  }

  /** Columns of a map. */
  int width() {
    return width;
  }

  Shape shape() {
    return activation.shape();
  }

  Range range() {
    return layerRange;
  }

  Range range(int map) {
    int size = height * width;
    return range(map * size, (map + 1) * size);
  }

  /** The value of one map at a pixel. */
  float value(int map, int row, int column) {
    return activation.values()[(map * height + row) * width + column];
  }

  /** The colours of one map, row by row, as 0xAARRGGBB. A map of one single value is all dark. */
  int[] pixels(int map, Scale scale) {
    Range range = scale == Scale.MAP ? range(map) : layerRange;
    float span = range.greatest() - range.least();
    int size = height * width;
    int[] pixels = new int[size];
    for (int i = 0; i < size; i++) {
      float value = activation.values()[map * size + i];
      pixels[i] = Viridis.argb(span > 0 ? (value - range.least()) / span : 0);
    }
    return pixels;
  }

  private Range range(int from, int to) {
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = from; i < to; i++) {
      float value = activation.values()[i];
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      sum += value;
    }
    return new Range(least, greatest, (float) (sum / (to - from)));
  }
}
