package cnnlab.ui.chart;

import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Line;

/** The curves' names and lines; a click hides a curve or brings it back. */
final class ChartLegend extends FlowPane {
  private final Texts texts;
  private final Runnable onChange;
  private final Set<String> hidden = new HashSet<>();
  private List<Curve> shown = List.of();

  /**
   * @param onChange called when a curve is hidden or brought back
   */
  ChartLegend(Texts texts, Runnable onChange) {
    this.texts = texts;
    this.onChange = onChange;
    getStyleClass().add("chart-legend");
  }

  boolean shows(Curve curve) {
    return !hidden.contains(curve.name());
  }

  /**
   * Shows the names of these curves. Their order, colors and styles rarely change, values often.
   */
  void setCurves(List<Curve> curves) {
    boolean same = curves.size() == shown.size();
    for (int i = 0; same && i < curves.size(); i++) {
      same = looksLike(curves.get(i), shown.get(i));
    }
    shown = curves;
    if (!same) {
      getChildren().setAll(curves.stream().map(this::item).toList());
    }
  }

  private static boolean looksLike(Curve one, Curve other) {
    return one.name().equals(other.name())
        && one.color().equals(other.color())
        && one.style() == other.style();
  }

  private ToggleButton item(Curve curve) {
    Line line = new Line(0, 0, 22, 0);
    line.setStroke(curve.color());
    line.setStrokeWidth(curve.style() == Curve.Style.GHOST ? 1 : 2.5);
    line.setOpacity(curve.style() == Curve.Style.GHOST ? CurvePainter.GHOST_OPACITY : 1);
    for (float length : CurvePainter.dash(curve.style())) {
      line.getStrokeDashArray().add((double) length);
    }
    ToggleButton item = new ToggleButton(curve.name(), line);
    item.getStyleClass().setAll("chart-legend-item");
    item.setSelected(shows(curve));
    Controls.tooltip(item, texts, "chart.legend.toggle");
    item.selectedProperty()
        .subscribe(
            (_, selected) -> {
              if (selected) {
                hidden.remove(curve.name());
              } else {
                hidden.add(curve.name());
              }
              onChange.run();
            });
    return item;
  }
}
