package cnnlab.ui.chart;

import cnnlab.chart.ChartStyle;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** The values under the pointer, in a small box beside it. */
final class Readout extends GridPane {
  private static final double GAP = 12;

  /** One value. */
  record Line(Color color, String name, String value) {}

  Readout() {
    getStyleClass().add("chart-readout");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  void hide() {
    setVisible(false);
  }

  /** Shows the values right of a place, or left of it where there is no room. */
  void show(
      String title,
      List<Line> lines,
      double x,
      double y,
      double width,
      double height,
      ChartStyle style) {
    getChildren().clear();
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    add(heading, 0, 0, 3, 1);
    for (int row = 0; row < lines.size(); row++) {
      Line line = lines.get(row);
      add(new Circle(style.scaled(4), line.color()), 0, row + 1);
      add(new Label(line.name()), 1, row + 1);
      Label value = new Label(line.value());
      value.getStyleClass().add("chart-value");
      add(value, 2, row + 1);
    }
    setVisible(true);
    applyCss();
    autosize();
    boolean right = x + GAP + getWidth() <= width;
    double left = right ? x + GAP : Math.max(0, x - GAP - getWidth());
    relocate(left, Math.clamp(y, 0, Math.max(0, height - getHeight())));
  }
}
