package cnnlab.explain;

import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionMethod.Sign;

/**
 * How much each part of the square that a network sees speaks for a class: one number for each
 * position.
 *
 * @param values row by row from the top left
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record HeatMap(int rows, int columns, float[] values) {

  /** A map with one number for each position, whatever it has for colors. */
  public static HeatMap of(LayerMap map, Family family, Sign sign) {
    int dimensions = map.shape().size();
    int rows = map.shape().get(dimensions - 2);
    int columns = map.shape().get(dimensions - 1);
    float[] positions = new float[rows * columns];
    for (int i = 0; i < map.values().length; i++) {
      float value = map.values()[i];
      int position = i % positions.length;
      switch (family) {
        case LAYER, FALL -> positions[position] = sign == Sign.SIGNED ? value : Math.max(0, value);
        case SHARE -> positions[position] += value;
        case REACTION ->
            positions[position] =
                sign == Sign.SIGNED
                    ? positions[position] + value
                    : Math.max(positions[position], Math.abs(value));
      }
    }
    if (family == Family.SHARE && sign == Sign.ABSOLUTE) {
      for (int i = 0; i < positions.length; i++) {
        positions[i] = Math.abs(positions[i]);
      }
    }
    return new HeatMap(rows, columns, positions);
  }

  /**
   * The value at a position, between the cells' middles in proportion to the distance.
   *
   * @param x from 0 at the left edge to 1 at the right
   * @param y from 0 at the top edge to 1 at the bottom
   */
  public double at(double x, double y) {
    double column = Math.clamp(x * columns - 0.5, 0, columns - 1);
    double row = Math.clamp(y * rows - 0.5, 0, rows - 1);
    int left = (int) column;
    int top = (int) row;
    int right = Math.min(left + 1, columns - 1);
    int bottom = Math.min(top + 1, rows - 1);
    double across = column - left;
    double down = row - top;
    return (1 - down) * ((1 - across) * value(top, left) + across * value(top, right))
        + down * ((1 - across) * value(bottom, left) + across * value(bottom, right));
  }

  /** The same map with so many rows and columns. */
  public HeatMap resized(int side) {
    if (rows == side && columns == side) {
      return this;
    }
    float[] resized = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        resized[y * side + x] = (float) at((x + 0.5) / side, (y + 0.5) / side);
      }
    }
    return new HeatMap(side, side, resized);
  }

  /** The greatest value; 0 if none is positive. */
  public double greatest() {
    double greatest = 0;
    for (float value : values) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }

  private float value(int row, int column) {
    return values[row * columns + column];
  }
}
