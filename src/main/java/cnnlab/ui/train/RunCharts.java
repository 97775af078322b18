package cnnlab.ui.train;

import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.WatchedRun;
import cnnlab.ui.chart.Curve;
import cnnlab.ui.chart.CurveChart;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Loss, accuracy and learning rate of a run, by epoch. */
final class RunCharts extends VBox {
  private static final double SMOOTH = 0.9;

  private final Services services;
  private final CurveChart loss;
  private final CurveChart accuracy;
  private final CurveChart rate;

  RunCharts(Services services, ConfusionPicture confusion) {
    this.services = services;
    getStyleClass().add("run-charts");
    loss = new CurveChart(services, "train.chart.epoch", "train.chart.loss");
    loss.setId("loss-chart");
    accuracy = new CurveChart(services, "train.chart.epoch", "train.chart.accuracy");
    accuracy.setId("accuracy-chart");
    accuracy.setPercent(true);
    rate = new CurveChart(services, "train.chart.epoch", "train.chart.rate");
    HBox upper = new HBox(loss, accuracy);
    HBox lower = new HBox(rate, confusion);
    for (HBox row : List.of(upper, lower)) {
      row.getStyleClass().add("chart-row");
      row.getChildren().forEach(chart -> HBox.setHgrow(chart, Priority.ALWAYS));
    }
    for (CurveChart chart : List.of(loss, accuracy, rate)) {
      chart.setPrefWidth(1);
      chart.setMinHeight(0);
    }
    lower.getStyleClass().add("lower-charts");
    setVgrow(upper, Priority.ALWAYS);
    getChildren().addAll(upper, lower);
  }

  /** Begins with another run. */
  void reset() {
    List.of(loss, accuracy, rate).forEach(CurveChart::resetZoom);
  }

  void show(WatchedRun run) {
    List<IterationMetrics> iterations = run.iterations();
    int perEpoch = run.iterationsPerEpoch();
    List<EpochMetrics> epochs = run.epochs();
    loss.setCurves(
        curves(
            LearningCurve.ofIterations(iterations, perEpoch, IterationMetrics::loss),
            LearningCurve.ofEpochs(epochs, EpochMetrics::valLoss)));
    accuracy.setCurves(
        curves(
            LearningCurve.ofIterations(iterations, perEpoch, IterationMetrics::accuracy),
            LearningCurve.ofEpochs(epochs, EpochMetrics::valAccuracy)));
    LearningCurve rates =
        LearningCurve.ofIterations(iterations, perEpoch, IterationMetrics::learningRate);
    rate.setCurves(
        List.of(curve("train.chart.rate", palette().series(2), Curve.Style.SOLID, rates)));
    best(run)
        .ifPresentOrElse(
            epoch -> {
              String text = services.texts().get("train.chart.best");
              loss.setMarker(epoch.epoch(), text);
              accuracy.setMarker(epoch.epoch(), text);
            },
            () -> {
              loss.clearMarker();
              accuracy.clearMarker();
            });
  }

  private List<Curve> curves(LearningCurve training, LearningCurve validation) {
    Palette palette = palette();
    return List.of(
        curve("train.chart.batch", palette.series(0), Curve.Style.GHOST, training),
        curve(
            "train.chart.training",
            palette.series(0),
            Curve.Style.SOLID,
            training.smoothed(SMOOTH)),
        curve("train.chart.validation", palette.series(1), Curve.Style.MARKED, validation));
  }

  private Curve curve(String nameKey, Color color, Curve.Style style, LearningCurve values) {
    return new Curve(services.texts().get(nameKey), color, style, values.x(), values.y());
  }

  private Palette palette() {
    return services.appearance().palette();
  }

  /** The epoch that did best on the validation split. */
  static Optional<EpochMetrics> best(WatchedRun run) {
    @Nullable EpochMetrics best = null;
    for (EpochMetrics epoch : run.epochs()) {
      best = epoch.betterThan(best) ? epoch : best;
    }
    return Optional.ofNullable(best);
  }
}
