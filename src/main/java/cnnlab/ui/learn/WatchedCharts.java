package cnnlab.ui.learn;

import cnnlab.lesson.RunChart;
import cnnlab.lesson.chart.RunCurves;
import cnnlab.lesson.chart.WatchedRun;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.chart.CurveChart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is drawn of the runs that a step watches, each run in its color. */
final class WatchedCharts extends BorderPane {
  /** Of the window's height. */
  private static final double SHARE = 0.48;

  private final Services services;
  private final Map<RunChart, CurveChart> charts = new EnumMap<>(RunChart.class);

  /**
   * @param abreast whether they stand side by side, where they have the whole window
   */
  WatchedCharts(List<RunChart> wanted, boolean abreast, Services services) {
    this.services = services;
    getStyleClass().add("watched-charts");
    Pane all = abreast ? new HBox() : new VBox();
    all.getStyleClass().add("watched-charts-all");
    setCenter(all);
    prefHeightProperty()
        .bind(sceneProperty().flatMap(Scene::heightProperty).map(it -> SHARE * it.doubleValue()));
    for (RunChart each : wanted) {
      CurveChart chart = chart(each);
      charts.put(each, chart);
      HBox.setHgrow(chart, Priority.ALWAYS);
      VBox.setVgrow(chart, Priority.ALWAYS);
      all.getChildren().add(chart);
    }
  }

  private CurveChart chart(RunChart kind) {
    return switch (kind) {
      case ACCURACY -> {
        CurveChart chart = new CurveChart(services, "learn.epoch", "learn.accuracy");
        chart.setPercent(true);
        yield chart;
      }
      case LOSS -> new CurveChart(services, "learn.iteration", "learn.loss");
      case GRADIENTS -> {
        CurveChart chart = new CurveChart(services, "learn.layer", "learn.gradient");
        chart.setLogarithmic(true);
        yield chart;
      }
    };
  }

  /** Draws the runs as far as they have come. */
  void show(List<WatchedRun> runs) {
    RunCurves curves =
        new RunCurves(
            number -> Palette.rgb(services.appearance().palette().series(number)),
            services.texts().messages());
    charts.forEach((kind, chart) -> chart.setCurves(curves.of(kind, runs)));
  }
}
