package cnnlab.ui.confusion;

/**
 * The part of a confusion matrix that is in view, in rows and columns; it may begin within one.
 *
 * @param row where it begins, from 0
 * @param column the same
 * @param shown so many rows and columns are in view
 */
record ConfusionWindow(double row, double column, double shown) {
  /** As close as one can come. */
  private static final double LEAST = 4;

  static ConfusionWindow whole(int classes) {
    return new ConfusionWindow(0, 0, classes);
  }

  boolean isWhole(int classes) {
    return shown >= classes;
  }

  /**
   * Closer by a factor, or farther by one below 1, the place pointed at staying where it is.
   *
   * @param down share of the height at which that is
   * @param right share of the width
   */
  ConfusionWindow zoomed(double factor, double down, double right, int classes) {
    double now = Math.clamp(shown / factor, Math.min(LEAST, classes), classes);
    return within(row + down * (shown - now), column + right * (shown - now), now, classes);
  }

  /** Moved by rows and columns, at most to the border. */
  ConfusionWindow moved(double rows, double columns, int classes) {
    return within(row + rows, column + columns, shown, classes);
  }

  /** Moved as little as brings a whole cell into view. */
  ConfusionWindow showing(int cellRow, int cellColumn, int classes) {
    return within(
        Math.clamp(row, Math.min(cellRow, cellRow + 1 - shown), cellRow),
        Math.clamp(column, Math.min(cellColumn, cellColumn + 1 - shown), cellColumn),
        shown,
        classes);
  }

  /** Around a class on the diagonal, close enough to read its neighbors' names. */
  static ConfusionWindow around(int position, double wanted, int classes) {
    double now = Math.clamp(wanted, Math.min(LEAST, classes), classes);
    double begin = position + 0.5 - now / 2;
    return within(begin, begin, now, classes);
  }

  private static ConfusionWindow within(double row, double column, double shown, int classes) {
    double last = Math.max(0, classes - shown);
    return new ConfusionWindow(Math.clamp(row, 0, last), Math.clamp(column, 0, last), shown);
  }
}
