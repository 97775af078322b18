package cnnlab.ui.learn;

import cnnlab.lesson.RunChart;
import cnnlab.lesson.chart.RunCurves;
import cnnlab.lesson.chart.WatchedRun;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.WhileShown;
import cnnlab.ui.chart.CurveChart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

  WatchedCharts(List<RunChart> wanted, Services services) {
    this.services = services;
    getStyleClass().add("watched-charts");
    prefHeightProperty()
        .bind(sceneProperty().flatMap(Scene::heightProperty).map(it -> SHARE * it.doubleValue()));
    for (RunChart each : wanted) {
      CurveChart chart = chart(each);
      charts.put(each, chart);
      HBox.setHgrow(chart, Priority.ALWAYS);
      VBox.setVgrow(chart, Priority.ALWAYS);
    }
    WhileShown.follow(this, services.navigation().companionAloneProperty(), this::arrange);
  }

  /** Side by side where they have the whole window. */
  private void arrange() {
    Pane all = services.navigation().companionAloneProperty().get() ? new HBox() : new VBox();
    all.getStyleClass().add("watched-charts-all");
    all.getChildren().setAll(charts.values());
    setCenter(all);
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

  /** Draws runs that are still under way as far as they have come. */
  void show(List<WatchedRun> runs) {
    RunCurves curves = curves();
    charts.forEach(
        (kind, chart) -> {
          chart.setRoomFor(List.of());
          chart.setCurves(curves.of(kind, runs));
        });
  }

  /** Draws recorded runs up to the end of an epoch, on axes that hold all of them. */
  void show(List<WatchedRun> runs, int epoch) {
    RunCurves curves = curves();
    int last = runs.stream().mapToInt(WatchedRun::last).max().orElse(0);
    charts.forEach(
        (kind, chart) -> {
          chart.setRoomFor(
              IntStream.rangeClosed(kind == RunChart.GRADIENTS ? 1 : last, last)
                  .mapToObj(each -> curves.of(kind, until(runs, each)))
                  .flatMap(List::stream)
                  .toList());
          chart.setCurves(curves.of(kind, until(runs, epoch)));
        });
  }

  private static List<WatchedRun> until(List<WatchedRun> runs, int epoch) {
    return runs.stream().map(run -> run.until(epoch)).toList();
  }

  private RunCurves curves() {
    return new RunCurves(
        number -> Palette.rgb(services.appearance().palette().series(number)),
        services.texts().messages());
  }
}
