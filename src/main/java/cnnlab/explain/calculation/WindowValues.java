package cnnlab.explain.calculation;

import cnnlab.arch.Shape;
import cnnlab.arch.Window;
import cnnlab.engine.Network.Activation;

/**
 * What a window sees of one or more channels of a map.
 *
 * @param top first row in the map; negative in the padding
 * @param left first column
 * @param rows of the window
 * @param columns of the window
 * @param values channel by channel, row by row; NaN where the window leaves the map
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record WindowValues(int top, int left, int rows, int columns, float[] values) {

  /**
   * Reads a map.
   *
   * @param first channel
   * @param channels how many
   */
  static WindowValues of(
      Activation map, int first, int channels, int top, int left, int rows, int columns) {
    if (!(map.shape() instanceof Shape.FeatureMap(_, int height, int width))) {
      throw new IllegalArgumentException("A vector has no window");
    }
    float[] values = new float[channels * rows * columns];
    for (int i = 0; i < values.length; i++) {
      int row = top + i / columns % rows;
      int column = left + i % columns;
      boolean inside = row >= 0 && row < height && column >= 0 && column < width;
      int channel = first + i / (rows * columns);
      values[i] = inside ? map.values()[(channel * height + row) * width + column] : Float.NaN;
    }
    return new WindowValues(top, left, rows, columns, values);
  }

  /** What a layer's window sees for one of its output's places. */
  static WindowValues of(Activation map, int first, int channels, Window window, ValuePlace place) {
    return of(
        map,
        first,
        channels,
        place.row() * window.strideHeight() - window.paddingHeight(),
        place.column() * window.strideWidth() - window.paddingWidth(),
        window.kernelHeight(),
        window.kernelWidth());
  }

  /** Values of one channel. */
  public int size() {
    return rows * columns;
  }

  /** Cells that lie in the map. */
  int inside() {
    int inside = 0;
    for (float value : values) {
      inside += Float.isNaN(value) ? 0 : 1;
    }
    return inside;
  }

  /** The sum of what lies in the map. */
  double sum() {
    double sum = 0;
    for (float value : values) {
      sum += Float.isNaN(value) ? 0 : value;
    }
    return sum;
  }

  /** Where the largest value is, the first of equals; 0 where none is. */
  int largest() {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest] || Float.isNaN(values[largest])) {
        largest = i;
      }
    }
    return largest;
  }

  /** The greatest magnitude. */
  double reach() {
    double reach = 0;
    for (float value : values) {
      reach = Math.max(reach, Float.isNaN(value) ? 0 : Math.abs(value));
    }
    return reach;
  }
}
