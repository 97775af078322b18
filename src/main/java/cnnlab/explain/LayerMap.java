package cnnlab.explain;

import java.util.List;

/**
 * What one layer tells, as the method defines it: signed and unscaled.
 *
 * @param layer its name; the input's where the map is of pixels
 * @param shape [channels, rows, columns] of pixels; [rows, columns] of a layer's positions
 * @param values row by row, before the ReLU that leaves out what speaks against the class
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record LayerMap(String layer, List<Integer> shape, float[] values) {
  public LayerMap {
    shape = List.copyOf(shape);
  }

  static LayerMap ofPlaces(String layer, int rows, int columns, float[] values) {
    return new LayerMap(layer, List.of(rows, columns), values);
  }

  /** Sum of all values: each pixel's share together. */
  double sum() {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
