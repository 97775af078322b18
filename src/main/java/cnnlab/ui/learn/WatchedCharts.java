package cnnlab.ui.learn;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.chart.Curve;
import cnnlab.lesson.RunChart;
import cnnlab.lesson.value.EpochGradients;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.chart.CurveChart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is drawn of the runs that a step watches, each run in its color. */
final class WatchedCharts extends VBox {
  /** Share of the former values in the loss that is drawn: batches differ too much. */
  private static final double SMOOTHING = 0.9;

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
      setVgrow(chart, Priority.ALWAYS);
      getChildren().add(chart);
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
    charts.forEach(
        (kind, chart) -> {
          List<Curve> curves = new ArrayList<>();
          for (int i = 0; i < runs.size(); i++) {
            curves.addAll(curves(kind, runs.get(i), i));
          }
          chart.setCurves(curves);
        });
  }

  private List<Curve> curves(RunChart kind, WatchedRun run, int number) {
    return switch (kind) {
      case ACCURACY ->
          List.of(
              accuracy(run, number, "training", Curve.Style.DASHED, EpochMetrics::trainAccuracy),
              accuracy(run, number, "validation", Curve.Style.SOLID, EpochMetrics::valAccuracy));
      case LOSS -> List.of(loss(run, number));
      case GRADIENTS -> List.of(gradients(run, number));
    };
  }

  private Curve accuracy(
      WatchedRun run,
      int number,
      String metric,
      Curve.Style style,
      ToDoubleFunction<EpochMetrics> value) {
    return curve(
        run.name() + ", " + services.texts().get("learn.metric." + metric),
        number,
        style,
        run.epochs().stream().mapToDouble(EpochMetrics::epoch).toArray(),
        run.epochs().stream().mapToDouble(value).toArray());
  }

  private Curve loss(WatchedRun run, int number) {
    List<IterationMetrics> iterations = run.history().iterations();
    double[] smooth = new double[iterations.size()];
    double mean = 0;
    double known = 0;
    for (int i = 0; i < smooth.length; i++) {
      mean = SMOOTHING * mean + (1 - SMOOTHING) * iterations.get(i).loss();
      known = SMOOTHING * known + (1 - SMOOTHING);
      smooth[i] = mean / known;
    }
    double[] x = iterations.stream().mapToDouble(IterationMetrics::iteration).toArray();
    return curve(run.name(), number, Curve.Style.SOLID, x, smooth);
  }

  /** Of convolutions and fully connected layers: what normalizations learn is no depth. */
  private Curve gradients(WatchedRun run, int number) {
    Map<String, Double> norms = EpochGradients.of(run.history(), run.newest()).norms();
    Set<String> auxiliary = run.architecture().auxiliaryLayers();
    double[] y =
        run.architecture().layers().stream()
            .filter(layer -> layer.op() instanceof Op.Conv || layer.op() instanceof Op.Linear)
            .map(Layer::name)
            .filter(name -> !auxiliary.contains(name))
            .mapToDouble(name -> norms.getOrDefault(name, Double.NaN))
            .toArray();
    double[] x = IntStream.rangeClosed(1, y.length).asDoubleStream().toArray();
    return curve(run.name(), number, Curve.Style.MARKED, x, y);
  }

  private Curve curve(String name, int number, Curve.Style style, double[] x, double[] y) {
    return new Curve(
        name, Palette.rgb(services.appearance().palette().series(number)), style, x, y);
  }
}
