package cnnlab.ui.train.run;

import java.util.Optional;

/**
 * Where the cells of a confusion matrix lie: as large as fits beside the names of the rows and
 * below those of the columns, broader than high where there is room. Columns broad enough have
 * their names level above them, others upright. In pixels; where there are more classes than pixels
 * a cell is smaller than one.
 *
 * @param classes number of rows and columns
 * @param left where the first column begins; 0 where the names are left out
 * @param top where the first row begins; 0 where the names are left out
 * @param level whether the columns' names lie level
 * @param across width of one cell
 * @param down height of one cell
 */
record ConfusionGrid(
    int classes, double left, double top, boolean level, double across, double down) {
  /** So much broader than high is a cell at most, unless its column's name needs more. */
  private static final double BROADEST = 2;

  /** Names may be drawn so much narrower, and take so much of the area. */
  private static final double SQUEEZED = 0.75;

  private static final double MOST_FOR_NAMES = 1 / 3.0;

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
   * @param names length of the longest name with what is to be free around it
   * @param line height of a line of text: names are left out where cells are lower
   */
  static ConfusionGrid of(int classes, double width, double height, double names, double line) {
    double left = Math.min(names, width * MOST_FOR_NAMES);
    double across = (width - left) / classes;
    boolean level = across >= SQUEEZED * names;
    double top = level ? 1.4 * line : Math.min(left, height * MOST_FOR_NAMES);
    double down = Math.min((height - top) / classes, across);
    if (down >= line) {
      double broadest = Math.max(BROADEST * down, level ? names : 0);
      return new ConfusionGrid(classes, left, top, level, Math.min(across, broadest), down);
    }
    double side = Math.max(0, Math.min(width, height) / classes);
    return new ConfusionGrid(classes, 0, 0, false, side, side);
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
