package cnnlab.ui.confusion;

import java.util.Optional;
import javafx.geometry.Rectangle2D;

/**
 * Where the cells of a confusion matrix lie: as large as fits beside the names of the rows and
 * below those of the columns, broader than high where there is room. Columns broad enough have
 * their names level above them, others upright. In pixels; where there are more classes than pixels
 * a cell is smaller than one.
 *
 * @param classes number of rows and columns
 * @param window the part of them in view
 * @param left where the first column begins; 0 where the names are left out
 * @param top where the first row begins; 0 where the names are left out
 * @param level whether the columns' names lie level
 * @param across width of one cell
 * @param down height of one cell
 */
record ConfusionGrid(
    int classes,
    ConfusionWindow window,
    double left,
    double top,
    boolean level,
    double across,
    double down) {
  /** So much broader than high is a cell at most, unless its column's name needs more. */
  private static final double BROADEST = 2;

  /** Names may be drawn so much narrower, and take so much of the area. */
  private static final double SQUEEZED = 0.75;

  private static final double MOST_FOR_NAMES = 1 / 3.0;

  static final ConfusionGrid NONE =
      new ConfusionGrid(1, ConfusionWindow.whole(1), 0, 0, false, 0, 0);

  /** A cell: the place of its row and of its column. */
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
  static ConfusionGrid of(
      int classes, ConfusionWindow window, double width, double height, double names, double line) {
    double left = Math.min(names, width * MOST_FOR_NAMES);
    double across = (width - left) / window.shown();
    boolean level = across >= SQUEEZED * names;
    double top = level ? 1.4 * line : Math.min(left, height * MOST_FOR_NAMES);
    double down = Math.min((height - top) / window.shown(), across);
    if (down >= line) {
      double broadest = Math.max(BROADEST * down, level ? names : 0);
      return new ConfusionGrid(classes, window, left, top, level, Math.min(across, broadest), down);
    }
    double side = Math.max(0, Math.min(width, height) / window.shown());
    return new ConfusionGrid(classes, window, 0, 0, false, side, side);
  }

  boolean hasNames() {
    return left > 0;
  }

  double width() {
    return across * window.shown();
  }

  double height() {
    return down * window.shown();
  }

  /** Where a column begins. */
  double x(double column) {
    return left + (column - window.column()) * across;
  }

  /** Where a row begins. */
  double y(double row) {
    return top + (row - window.row()) * down;
  }

  int firstRow() {
    return (int) window.row();
  }

  int firstColumn() {
    return (int) window.column();
  }

  /** The row after the last in view. */
  int endRow() {
    return Math.min(classes, (int) Math.ceil(window.row() + window.shown() - 1e-9));
  }

  /** The column after the last in view. */
  int endColumn() {
    return Math.min(classes, (int) Math.ceil(window.column() + window.shown() - 1e-9));
  }

  int cellsInView() {
    return (endRow() - firstRow()) * (endColumn() - firstColumn());
  }

  /** Where a cell is seen; nothing where it is out of view. */
  Optional<Rectangle2D> area(Cell cell) {
    double beginX = Math.max(left, x(cell.column()));
    double beginY = Math.max(top, y(cell.row()));
    double endX = Math.min(left + width(), x(cell.column() + 1.0));
    double endY = Math.min(top + height(), y(cell.row() + 1.0));
    return beginX < endX && beginY < endY
        ? Optional.of(new Rectangle2D(beginX, beginY, endX - beginX, endY - beginY))
        : Optional.empty();
  }

  /** Whether the middle of a row is in view, so that its name has room. */
  boolean showsRow(int row) {
    return row + 0.5 >= window.row() && row + 0.5 <= window.row() + window.shown();
  }

  /** Whether the middle of a column is. */
  boolean showsColumn(int column) {
    return column + 0.5 >= window.column() && column + 0.5 <= window.column() + window.shown();
  }

  /** The cell at a place; none beside the matrix. */
  Optional<Cell> at(double x, double y) {
    if (down <= 0 || x < left || y < top || x >= left + width() || y >= top + height()) {
      return Optional.empty();
    }
    int row = Math.min(classes - 1, (int) (window.row() + (y - top) / down));
    int column = Math.min(classes - 1, (int) (window.column() + (x - left) / across));
    return Optional.of(new Cell(row, column));
  }
}
