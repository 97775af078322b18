package cnnlab.ui.compare;

import cnnlab.chart.ChartStyle;
import cnnlab.ui.chart.CurveChart;
import java.util.List;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * As many charts side by side as can be read, the others in rows below; a row that is not full
 * fills the width all the same. It never gets lower than its charts can be read.
 */
final class ChartGrid extends Pane {
  /** The least width in which a chart and its labels can be read, in pixels at the usual type. */
  private static final double LEAST_WIDTH = 380;

  private static final double GAP = 12;

  private final ObservableDoubleValue fontSize;

  ChartGrid(ObservableDoubleValue fontSize) {
    this.fontSize = fontSize;
    getStyleClass().add("dataset-charts");
    fontSize.subscribe(this::requestLayout);
  }

  /** How many charts lie side by side in a width. */
  int abreast(double width) {
    int fitting = (int) ((width + GAP) / (scaled(LEAST_WIDTH) + GAP));
    return Math.clamp(fitting, 1, Math.max(1, getManagedChildren().size()));
  }

  private int rows(double width) {
    int abreast = abreast(width);
    return Math.max(1, (getManagedChildren().size() + abreast - 1) / abreast);
  }

  private double scaled(double pixels) {
    return pixels * fontSize.get() / ChartStyle.USUAL_FONT_SIZE;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    int rows = rows(width);
    return rows * scaled(CurveChart.LEAST_HEIGHT) + (rows - 1) * GAP;
  }

  @Override
  protected double computePrefHeight(double width) {
    return computeMinHeight(width);
  }

  @Override
  protected void layoutChildren() {
    List<Node> charts = getManagedChildren();
    int abreast = abreast(getWidth());
    int rows = rows(getWidth());
    double height = (getHeight() - (rows - 1) * GAP) / rows;
    for (int i = 0; i < charts.size(); i++) {
      int row = i / abreast;
      int inRow = Math.min(abreast, charts.size() - row * abreast);
      double width = (getWidth() - (inRow - 1) * GAP) / inRow;
      charts
          .get(i)
          .resizeRelocate(i % abreast * (width + GAP), row * (height + GAP), width, height);
    }
  }
}
