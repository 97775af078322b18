package cnnlab.explain;

/**
 * How much each part of the square that a network sees speaks for a class.
 *
 * @param values row by row from the top left; positive where it speaks for the class, negative
 *     where against it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record HeatMap(int rows, int columns, float[] values) {

  /**
   * The value at a place, between the cells' middles in proportion to the distance.
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
