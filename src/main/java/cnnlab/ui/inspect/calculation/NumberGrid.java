package cnnlab.ui.inspect.calculation;

import cnnlab.data.image.ColorMap;
import cnnlab.ui.Appearance;
import cnnlab.ui.Fonts;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * A window's numbers as a grid, blue below 0 and red above, written into the cells where there is
 * room. The cell that is pointed at is told, and framed in every grid that shares the property.
 */
final class NumberGrid extends Region {
  /** No cell. */
  static final int NONE = -1;

  /** Sides in the type's size: of a cell at most, and of the whole grid at most. */
  private static final double CELL = 3.6;

  private static final double NARROW_CELL = 2.4;
  private static final double WHOLE = 12;
  private static final Color OUTLINE = Color.gray(0.5, 0.35);

  /** Characters of a number that fit a cell of this many of their own sizes. */
  private static final double PER_CHARACTER = 0.62;

  private static final double SMALLEST_TYPE = 0.68;

  private final Canvas canvas = new Canvas();
  private final double type;
  private final int rows;
  private final int columns;
  private final double side;
  private final IntToDoubleFunction value;
  private final IntFunction<String> text;
  private final IntegerProperty pointed;
  private int winner = NONE;

  /**
   * @param room for the grid, if it can be
   * @param value of a cell; NaN in the padding
   * @param text of a cell
   */
  NumberGrid(
      Appearance appearance,
      double room,
      int rows,
      int columns,
      IntToDoubleFunction value,
      IntFunction<String> text,
      IntegerProperty pointed) {
    this.rows = rows;
    this.columns = columns;
    this.value = value;
    this.text = text;
    this.pointed = pointed;
    type = appearance.fontSizeProperty().get();
    double fitting = Math.clamp(room / columns, NARROW_CELL * type, CELL * type);
    side = Math.floor(Math.min(fitting, WHOLE * type / Math.max(rows, columns)));
    canvas.setWidth(side * columns + 2);
    canvas.setHeight(side * rows + 2);
    canvas.setOnMouseMoved(event -> pointed.set(cell(event.getX(), event.getY())));
    canvas.setOnMouseExited(_ -> pointed.set(NONE));
    setMinSize(canvas.getWidth(), canvas.getHeight());
    setMaxSize(canvas.getWidth(), canvas.getHeight());
    getStyleClass().add("number-grid");
    getChildren().add(canvas);
    pointed.subscribe(_ -> draw());
  }

  /** Of its own. */
  static IntegerProperty pointing() {
    return new SimpleIntegerProperty(NONE);
  }

  /** Frames the cell that decides. */
  NumberGrid winner(int cell) {
    winner = cell;
    draw();
    return this;
  }

  private int cell(double x, double y) {
    int column = Math.clamp((int) (x / side), 0, columns - 1);
    int row = Math.clamp((int) (y / side), 0, rows - 1);
    return row * columns + column;
  }

  private void draw() {
    double reach = 0;
    int longest = 1;
    for (int i = 0; i < rows * columns; i++) {
      double cell = value.applyAsDouble(i);
      reach = Double.isNaN(cell) ? reach : Math.max(reach, Math.abs(cell));
      longest = Math.max(longest, text.apply(i).length());
    }
    double letters = Math.min(type, (side - 4) / (longest * PER_CHARACTER));
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setFont(Font.font(Fonts.FAMILY, letters));
    for (int i = 0; i < rows * columns; i++) {
      paint(graphics, i, reach, letters >= SMALLEST_TYPE * type);
    }
    frame(graphics, winner, 3);
    frame(graphics, pointed.get(), 2);
  }

  private void paint(GraphicsContext graphics, int cell, double reach, boolean written) {
    double x = 1 + cell % columns * side;
    double y = 1 + Math.floorDiv(cell, columns) * side;
    double number = value.applyAsDouble(cell);
    Color color =
        Double.isNaN(number)
            ? Color.gray(0.5, 0.25)
            : color(ColorMap.BLUE_RED.argb(reach > 0 ? 0.5 + number / reach / 2 : 0.5));
    graphics.setFill(color);
    graphics.fillRect(x, y, side - 1, side - 1);
    graphics.setStroke(OUTLINE);
    graphics.setLineWidth(1);
    graphics.strokeRect(x + 0.5, y + 0.5, side - 2, side - 2);
    if (written) {
      graphics.setFill(Double.isNaN(number) ? Color.GRAY : letters(color));
      graphics.fillText(text.apply(cell), x + side / 2, y + side / 2);
    }
  }

  private static Color color(int argb) {
    return Color.rgb((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff);
  }

  private static Color letters(Color ground) {
    double light =
        0.2126 * ground.getRed() + 0.7152 * ground.getGreen() + 0.0722 * ground.getBlue();
    return light > 0.45 ? Color.BLACK : Color.WHITE;
  }

  private void frame(GraphicsContext graphics, int cell, double width) {
    if (cell >= 0 && cell < rows * columns) {
      graphics.setStroke(Color.web("#ff7b00"));
      graphics.setLineWidth(width);
      graphics.strokeRect(
          1 + cell % columns * side, 1 + Math.floorDiv(cell, columns) * side, side - 1, side - 1);
    }
  }
}
