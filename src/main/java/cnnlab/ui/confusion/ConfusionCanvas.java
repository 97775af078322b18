package cnnlab.ui.confusion;

import cnnlab.text.Messages;
import cnnlab.ui.Fonts;
import cnnlab.ui.Numbers;
import cnnlab.ui.Palette;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Draws the part of a confusion matrix that is in view: one image, and names and counts above.
 * While it moves, counts wait where there are many, so that the processor alone draws it smoothly.
 */
final class ConfusionCanvas extends Canvas {
  /** A count is written where a cell is so many times as high as the type. */
  private static final double ROOM_FOR_COUNT = 1.3;

  private static final double GAP = 6;

  /** Cells of at least so many pixels are set apart by a line. */
  private static final double ROOM_FOR_LINES = 6;

  /** Opacity of the row and the column of a class that is looked for. */
  private static final double FOUND = 0.25;

  /** More cells are not drawn one by one, with their counts, while the matrix moves. */
  private static final int CELLS_WHILE_MOVING = 200;

  /** The widest of so many of the longest names is measured. */
  private static final int MEASURED_NAMES = 20;

  private List<String> names = List.of();
  private Font font = Font.getDefault();
  private double widest;
  private Palette palette = Palette.LIGHT;
  private @Nullable Image image;
  private ConfusionGrid grid = ConfusionGrid.NONE;

  /**
   * What the pictures of the cells are made of, changed seldom.
   *
   * @param shownNames of the classes in their order here
   */
  void prepare(ConfusionCells cells, List<String> shownNames, Palette colors, double fontSize) {
    names = shownNames;
    palette = colors;
    font = Font.font(Fonts.FAMILY, fontSize * 0.9);
    widest =
        names.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .limit(MEASURED_NAMES)
            .mapToDouble(name -> width(name, font))
            .max()
            .orElse(0);
    image = cells.image(palette);
  }

  private static double width(String text, Font font) {
    Text measured = new Text(text);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }

  /** Where the cells were drawn last. */
  ConfusionGrid grid() {
    return grid;
  }

  void clear() {
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
  }

  /**
   * Draws what is prepared.
   *
   * @param found places of the classes that are looked for
   * @param moving whether the next picture will soon be another
   */
  void draw(
      ConfusionCells cells,
      ConfusionWindow window,
      Set<Integer> found,
      Messages messages,
      boolean moving) {
    clear();
    if (image == null || getWidth() <= 0 || getHeight() <= 0) {
      return;
    }
    GraphicsContext context = getGraphicsContext2D();
    double line = font.getSize() * 1.2;
    grid =
        ConfusionGrid.of(cells.classes(), window, getWidth(), getHeight(), widest + 2 * GAP, line);
    context.save();
    clip(context);
    boolean few = drawsEachCell(moving);
    if (few) {
      drawCells(context, cells); // a stretched image's pixels end beside the lines
    } else {
      context.setImageSmoothing(grid.down() < 1 && !moving);
      double side = cells.classes();
      context.drawImage(image, grid.x(0), grid.y(0), grid.across() * side, grid.down() * side);
    }
    context.setFont(font);
    drawFound(context, found);
    if (grid.down() >= ROOM_FOR_LINES) {
      drawLines(context);
    }
    if (few) {
      drawNumbers(context, cells, messages);
    }
    context.restore();
    context.setFont(font);
    if (grid.hasNames()) {
      drawNames(context, found);
    }
  }

  private boolean drawsEachCell(boolean moving) {
    return grid.down() >= ROOM_FOR_COUNT * font.getSize()
        && (!moving || grid.cellsInView() <= CELLS_WHILE_MOVING);
  }

  /** To whole pixels: any other clip is a mask through which each single shape is drawn. */
  private void clip(GraphicsContext context) {
    double left = Math.floor(grid.left());
    double top = Math.floor(grid.top());
    double right = Math.ceil(grid.left() + grid.width());
    double bottom = Math.ceil(grid.top() + grid.height());
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
  }

  /** Each in whole pixels, as the lines are. */
  private void drawCells(GraphicsContext context, ConfusionCells cells) {
    for (int row = grid.firstRow(); row < grid.endRow(); row++) {
      double y = Math.rint(grid.y(row));
      double height = Math.rint(grid.y(row + 1)) - y;
      for (int column = grid.firstColumn(); column < grid.endColumn(); column++) {
        double x = Math.rint(grid.x(column));
        context.setFill(cells.color(row, column, palette));
        context.fillRect(x, y, Math.rint(grid.x(column + 1)) - x, height);
      }
    }
  }

  private void drawFound(GraphicsContext context, Set<Integer> found) {
    context.setFill(palette.warning().deriveColor(0, 1, 1, FOUND));
    for (int place : found) {
      double thick = Math.max(1, grid.down());
      context.fillRect(grid.left(), grid.y(place), grid.width(), thick);
      context.fillRect(grid.x(place), grid.top(), Math.max(1, grid.across()), grid.height());
    }
  }

  /** Whole pixels, which the processor fills far faster than it strokes a line. */
  private void drawLines(GraphicsContext context) {
    context.setFill(palette.surface());
    for (int row = grid.firstRow(); row <= grid.endRow(); row++) {
      context.fillRect(grid.left(), Math.rint(grid.y(row)), grid.width(), 1);
    }
    for (int column = grid.firstColumn(); column <= grid.endColumn(); column++) {
      context.fillRect(Math.rint(grid.x(column)), grid.top(), 1, grid.height());
    }
  }

  private void drawNames(GraphicsContext context, Set<Integer> found) {
    context.setTextBaseline(VPos.CENTER);
    context.setTextAlign(TextAlignment.RIGHT);
    for (int row = grid.firstRow(); row < grid.endRow(); row++) {
      if (grid.showsRow(row)) {
        context.setFill(found.contains(row) ? palette.text() : palette.muted());
        context.fillText(
            names.get(row), grid.left() - GAP, grid.y(row + 0.5), grid.left() - 2 * GAP);
      }
    }
    for (int column = grid.firstColumn(); column < grid.endColumn(); column++) {
      if (grid.showsColumn(column)) {
        context.setFill(found.contains(column) ? palette.text() : palette.muted());
        drawColumnName(context, names.get(column), grid.x(column + 0.5));
      }
    }
  }

  private void drawColumnName(GraphicsContext context, String name, double middle) {
    if (grid.level()) {
      context.setTextAlign(TextAlignment.CENTER);
      context.fillText(name, middle, grid.top() / 2, grid.across() - GAP);
      return;
    }
    context.save();
    context.translate(middle, grid.top() - GAP);
    context.rotate(-90);
    context.setTextAlign(TextAlignment.LEFT);
    context.fillText(name, 0, 0, grid.top() - 2 * GAP);
    context.restore();
  }

  private void drawNumbers(GraphicsContext context, ConfusionCells cells, Messages messages) {
    context.setTextAlign(TextAlignment.CENTER);
    context.setTextBaseline(VPos.CENTER);
    for (int row = grid.firstRow(); row < grid.endRow(); row++) {
      for (int column = grid.firstColumn(); column < grid.endColumn(); column++) {
        if (cells.count(row, column) > 0) {
          Color color = cells.color(row, column, palette);
          context.setFill(color.grayscale().getRed() > 0.5 ? Color.BLACK : Color.WHITE);
          context.fillText(
              cells.measure() == ConfusionMeasure.COUNTS
                  ? Numbers.exact(cells.count(row, column), messages)
                  : Numbers.percent(cells.share(row, column)),
              grid.x(column + 0.5),
              grid.y(row + 0.5),
              grid.across() - 2);
        }
      }
    }
  }
}
