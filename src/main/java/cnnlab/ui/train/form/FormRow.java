package cnnlab.ui.train.form;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Parts of the form side by side, all equally wide; in several rows where they would otherwise be
 * narrower than the widest of them has to be.
 */
final class FormRow extends Pane {
  private static final double GAP = 13;

  FormRow(Node... parts) {
    super(parts);
    getStyleClass().add("form-row");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return inset() + least();
  }

  @Override
  protected double computePrefWidth(double height) {
    int count = Math.max(1, getManagedChildren().size());
    return inset() + count * least() + (count - 1) * GAP;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inside = width < 0 ? prefWidth(-1) - inset() : width - inset();
    double height = 0;
    for (List<Node> row : rows(inside)) {
      height += (height > 0 ? GAP : 0) + height(row, columnWidth(inside));
    }
    return snapSizeY(height) + getInsets().getTop() + getInsets().getBottom();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double inside = getWidth() - inset();
    double column = columnWidth(inside);
    double y = insets.getTop();
    for (List<Node> row : rows(inside)) {
      double x = insets.getLeft();
      for (Node part : row) {
        part.resizeRelocate(
            snapPositionX(x), snapPositionY(y), snapSizeX(column), part.prefHeight(column));
        x += column + GAP;
      }
      y += height(row, column) + GAP;
    }
  }

  private double inset() {
    return getInsets().getLeft() + getInsets().getRight();
  }

  /** What the widest part needs. */
  private double least() {
    return getManagedChildren().stream().mapToDouble(part -> part.minWidth(-1)).max().orElse(0);
  }

  /** As many as fit, or fewer where the rows are then equally long. */
  private int columns(double inside) {
    int parts = Math.max(1, getManagedChildren().size());
    int fitting = Math.clamp((int) ((inside + GAP) / (least() + GAP)), 1, parts);
    int rows = Math.ceilDiv(parts, fitting);
    return Math.ceilDiv(parts, rows);
  }

  private double columnWidth(double inside) {
    int columns = columns(inside);
    return Math.floor((inside - (columns - 1) * GAP) / columns);
  }

  private List<List<Node>> rows(double inside) {
    List<Node> parts = getManagedChildren();
    int columns = columns(inside);
    List<List<Node>> rows = new ArrayList<>();
    for (int first = 0; first < parts.size(); first += columns) {
      rows.add(parts.subList(first, Math.min(first + columns, parts.size())));
    }
    return rows;
  }

  private static double height(List<Node> row, double width) {
    return row.stream().mapToDouble(part -> part.prefHeight(width)).max().orElse(0);
  }
}
