package cnnlab.ui.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Charts side by side, one for each data set with an axis of its own: accuracies on different
 * images are not put on one axis.
 */
final class DatasetCharts<C extends Region> extends ScrollPane {
  /** The least width in pixels in which a chart can be read, before one scrolls. */
  private static final double LEAST_WIDTH = 340;

  private final Supplier<C> maker;
  private final HBox row = new HBox();
  private Map<String, C> charts = new LinkedHashMap<>();

  /**
   * @param maker makes a chart
   */
  DatasetCharts(Supplier<C> maker) {
    this.maker = maker;
    row.getStyleClass().add("dataset-charts");
    getStyleClass().add("dataset-charts-pane");
    setContent(row);
    setFitToWidth(true);
    setFitToHeight(true);
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
        wanted.put(dataset, former == null ? make() : former);
      }
      charts = wanted;
      row.getChildren().setAll(charts.values());
    }
    return charts;
  }

  /** Those in view, from left to right. */
  List<C> charts() {
    return List.copyOf(charts.values());
  }

  private C make() {
    C chart = maker.get();
    chart.setMinWidth(LEAST_WIDTH);
    chart.setPrefWidth(LEAST_WIDTH);
    HBox.setHgrow(chart, Priority.ALWAYS);
    return chart;
  }
}
