package cnnlab.ui.train.run;

import java.util.Optional;

/**
 * Where the cells of a confusion matrix lie: as large as fits beside the names of the rows and
 * below those of the columns, somewhat broader than high where there is room. In pixels; where
 * there are more classes than pixels a cell is smaller than one.
 *
 * @param classes number of rows and columns
 * @param left where the first column begins; 0 where the names are left out
 * @param top where the first row begins; 0 where the names are left out
 * @param across width of one cell
 * @param down height of one cell
 */
record ConfusionGrid(int classes, double left, double top, double across, double down) {
  /** So much broader than high is a cell at most. */
  private static final double BROADEST = 2;

  /** A cell: the true class and the predicted one. */
  record Cell(int row, int column) {
    /** The cell next to it, at most at the border. */
    Cell moved(int down, int right, int classes) {
      return new Cell(
          Math.clamp(row + down, 0, classes - 1), Math.clamp(column + right, 0, classes - 1));
    }
  }

  /**
   * Divides an area.
   *
   * @param names room that the names need, to the left and above
   * @param line height of a line of text: names are left out where cells are lower
   */
  static ConfusionGrid of(int classes, double width, double height, double names, double line) {
    double room = Math.min(names, Math.min(width, height) / 2);
    double down = Math.min(width - room, height - room) / classes;
    if (down >= line) {
      double across = Math.min((width - room) / classes, BROADEST * down);
      return new ConfusionGrid(classes, room, room, across, down);
    }
    double side = Math.max(0, Math.min(width, height) / classes);
    return new ConfusionGrid(classes, 0, 0, side, side);
  }

  boolean hasNames() {
    return left > 0;
  }

  double width() {
    return across * classes;
  }

  double height() {
    return down * classes;
  }

  /** The cell at a place; none beside the matrix. */
  Optional<Cell> at(double x, double y) {
    if (down <= 0) {
      return Optional.empty();
    }
    int row = (int) Math.floor((y - top) / down);
    int column = (int) Math.floor((x - left) / across);
    return row >= 0 && row < classes && column >= 0 && column < classes
        ? Optional.of(new Cell(row, column))
        : Optional.empty();
  }
}
