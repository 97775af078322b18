package cnnlab.ui.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * A chart for each data set with an axis of its own: accuracies on different images are not put on
 * one axis.
 */
final class DatasetCharts<C extends Region> extends ScrollPane {
  private final Supplier<C> maker;
  private final ChartGrid grid;
  private Map<String, C> charts = new LinkedHashMap<>();

  /**
   * @param maker makes a chart
   * @param fontSize in pixels; charts grow with it
   */
  DatasetCharts(Supplier<C> maker, ObservableDoubleValue fontSize) {
    this.maker = maker;
    grid = new ChartGrid(fontSize);
    getStyleClass().add("dataset-charts-pane");
    setContent(grid);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
  }

  /**
   * A chart for each of these data sets, in this order; the same as before for those that had one.
   */
  Map<String, C> show(List<String> datasets) {
    if (!List.copyOf(charts.keySet()).equals(datasets)) {
      Map<String, C> wanted = new LinkedHashMap<>();
      for (String dataset : datasets) {
        C former = charts.get(dataset);
        wanted.put(dataset, former == null ? maker.get() : former);
      }
      charts = wanted;
      grid.getChildren().setAll(charts.values());
    }
    return charts;
  }

  /** Those in view, from left to right. */
  List<C> charts() {
    return List.copyOf(charts.values());
  }
}
