package cnnlab.ui.inspect.explanation;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Cells of one size side by side, the largest that all fit without scrolling; where even the least
 * do not, these.
 */
final class CardGrid extends Pane {
  private static final double GAP = 8;

  private final DoubleProperty room = new SimpleDoubleProperty();
  private final DoubleProperty least = new SimpleDoubleProperty(150);
  private final DoubleProperty extra = new SimpleDoubleProperty(40);

  CardGrid() {
    room.subscribe(this::requestLayout);
  }

  /** The height that can be seen at once. */
  DoubleProperty roomProperty() {
    return room;
  }

  /** The least width of a cell. */
  DoubleProperty leastProperty() {
    return least;
  }

  /** By how much a cell is higher than wide. */
  DoubleProperty extraProperty() {
    return extra;
  }

  /**
   * How the cells lie.
   *
   * @param width of a cell, without what it is higher
   */
  record Cells(int columns, double width) {

    /** The largest that can all be seen; the fewest columns of equals. */
    static Cells of(int count, double width, double room, double least, double extra) {
      int most = Math.max(1, Math.min(count, (int) ((width + GAP) / (least + GAP))));
      Cells best = new Cells(most, Math.min(least, width));
      for (int columns = most; columns >= 1; columns--) {
        int rows = Math.ceilDiv(count, columns);
        double wide = (width + GAP) / columns - GAP;
        double high = (room + GAP) / rows - GAP - extra;
        double side = Math.floor(Math.min(wide, high));
        if (side >= best.width) {
          best = new Cells(columns, side);
        }
      }
      return best.width > least ? best : new Cells(most, Math.floor((width + GAP) / most - GAP));
    }
  }

  private Cells cells(double width) {
    return Cells.of(Math.max(1, getChildren().size()), width, room.get(), least.get(), extra.get());
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    Cells cells = cells(width);
    int rows = Math.ceilDiv(Math.max(1, getChildren().size()), cells.columns);
    return rows * (cells.width + extra.get() + GAP) - GAP;
  }

  @Override
  protected void layoutChildren() {
    Cells cells = cells(getWidth());
    double height = cells.width + extra.get();
    int place = 0;
    for (Node child : getManagedChildren()) {
      int column = place % cells.columns;
      int row = place / cells.columns;
      child.resizeRelocate(column * (cells.width + GAP), row * (height + GAP), cells.width, height);
      place++;
    }
  }
}
