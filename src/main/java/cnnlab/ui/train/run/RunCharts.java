package cnnlab.ui.train.run;

import cnnlab.chart.Curve;
import cnnlab.chart.Mark;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.RateChange;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.TestResult;
import cnnlab.ui.Numbers;
import cnnlab.ui.Palette;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.chart.CurveChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Loss, accuracy and learning rate of a run, by epoch. */
public final class RunCharts extends VBox {
  private final Services services;
  private final CurveChart loss;
  private final CurveChart accuracy;
  private final CurveChart rate;
  private final TrainViewModel model;
  private final ChartTools tools;

  /** The newest iteration in the picture. */
  private int drawn;

  RunCharts(TrainViewModel model, Services services) {
    this.model = model;
    this.services = services;
    tools = new ChartTools(model, services);
    getStyleClass().add("run-charts");
    loss = new CurveChart(services, "train.chart.epoch", "train.chart.loss");
    loss.setId("loss-chart");
    accuracy = new CurveChart(services, "train.chart.epoch", "train.chart.accuracy");
    accuracy.setId("accuracy-chart");
    accuracy.setPercent(true);
    rate = new CurveChart(services, "train.chart.epoch", "train.chart.rate");
    rate.setFromZero();
    HBox upper = new HBox(loss, accuracy);
    for (CurveChart chart : List.of(loss, accuracy, rate)) {
      chart.setPrefWidth(1);
      HBox.setHgrow(chart, Priority.ALWAYS);
    }
    upper.getStyleClass().add("chart-row");
    rate.setId("rate-chart");
    rate.getStyleClass().add("rate-chart");
    rate.visibleProperty().bind(tools.learningRate());
    rate.managedProperty().bind(rate.visibleProperty());
    setVgrow(upper, Priority.ALWAYS);
    getChildren().addAll(tools, upper, rate);
    tools.logarithmic().subscribe(loss::setLogarithmic);
    tools.smoothing().subscribe(_ -> redraw());
    model.ghostProperty().subscribe(_ -> redraw());
  }

  private void redraw() {
    RunModel run = model.selectedProperty().get();
    if (run != null) {
      show(run);
    }
  }

  /** Begins with another run. */
  void reset() {
    List.of(loss, accuracy, rate).forEach(CurveChart::resetZoom);
  }

  /** Whether the curves would be longer by a pixel than they were drawn. */
  boolean wouldGrow(RunModel run) {
    int iteration = run.iterationProperty().get();
    return (iteration - drawn) * loss.getWidth() >= iteration;
  }

  void show(RunModel run) {
    drawn = run.iterationProperty().get();
    List<IterationMetrics> iterations = run.iterations();
    int perEpoch = run.iterationsPerEpoch();
    List<EpochMetrics> epochs = run.epochs();
    List<Curve> losses =
        curves(
            LearningCurve.ofIterations(iterations, perEpoch, IterationMetrics::loss),
            LearningCurve.ofEpochs(epochs, EpochMetrics::valLoss),
            EpochMetrics::valLoss);
    addTest(losses, "train.chart.test", 2, run, Metrics::loss);
    losses.addAll(classifiers(iterations, perEpoch));
    loss.setCurves(losses);
    List<Curve> accuracies =
        curves(
            LearningCurve.ofIterations(iterations, perEpoch, IterationMetrics::accuracy),
            LearningCurve.ofEpochs(epochs, EpochMetrics::valAccuracy),
            EpochMetrics::valAccuracy);
    LearningCurve top5 = LearningCurve.ofEpochs(epochs, EpochMetrics::valTop5);
    if (top5.hasValues()) {
      accuracies.add(curve("control.chart.top5", palette().series(4), Curve.Style.MARKED, top5));
    }
    addTest(accuracies, "train.chart.test", 2, run, Metrics::accuracy);
    addTest(accuracies, "train.chart.test.top5", 6, run, Metrics::top5);
    accuracy.setCurves(accuracies);
    LearningCurve rates =
        LearningCurve.ofIterations(iterations, perEpoch, IterationMetrics::learningRate);
    rate.setCurves(
        List.of(curve("train.chart.rate", palette().series(2), Curve.Style.SOLID, rates)));
    List<Mark> changes = rateChanges(run);
    rate.setMarks(changes);
    String text = services.texts().get("train.chart.best");
    List<Mark> marks =
        Stream.concat(
                changes.stream(),
                best(run).stream()
                    .map(it -> new Mark(it.epoch(), text, Palette.rgb(palette().good()))))
            .toList();
    loss.setMarks(marks);
    accuracy.setMarks(marks);
  }

  /** Where a person changed the learning rate, with the rate from there on. */
  private List<Mark> rateChanges(RunModel run) {
    RunSettings settings = run.settings();
    int perEpoch = run.iterationsPerEpoch();
    return settings.rateChanges().stream()
        .map(RateChange::iteration)
        .map(
            done -> {
              double rate = settings.learningRate(done, settings.epochs() * perEpoch);
              String text = services.texts().get("control.rate.mark", Numbers.significant(rate));
              return new Mark((double) done / perEpoch, text, Palette.rgb(palette().accent()));
            })
        .toList();
  }

  private List<Curve> curves(
      LearningCurve training, LearningCurve validation, ToDoubleFunction<EpochMetrics> value) {
    Palette palette = palette();
    double weight = tools.smoothing().get();
    List<Curve> curves = new ArrayList<>();
    RunModel ghost = model.ghostProperty().get();
    if (ghost != null) {
      LearningCurve other = LearningCurve.ofEpochs(ghost.epochs(), value);
      curves.add(
          new Curve(
              ghost.titleProperty().get(),
              Palette.rgb(palette.series(3)),
              Curve.Style.DASHED,
              other.x(),
              other.y()));
    }
    Color color = palette.series(0);
    curves.add(curve("train.chart.batch", color, Curve.Style.GHOST, training));
    curves.add(curve("train.chart.training", color, Curve.Style.SOLID, training.smoothed(weight)));
    curves.add(curve("train.chart.validation", palette.series(1), Curve.Style.MARKED, validation));
    return curves;
  }

  private void addTest(
      List<Curve> curves, String key, int color, RunModel run, ToDoubleFunction<Metrics> value) {
    RunRecord record = run.recordProperty().get();
    TestResult end = record == null ? null : record.test();
    LearningCurve test = LearningCurve.ofTest(TestResult.all(run.epochs(), end), value);
    if (test.hasValues()) {
      curves.add(curve(key, palette().series(color), Curve.Style.MARKED, test));
    }
  }

  /** The losses of a network's several classifiers, each alone; none where there is but one. */
  private List<Curve> classifiers(List<IterationMetrics> iterations, int perEpoch) {
    int count = iterations.isEmpty() ? 0 : iterations.getLast().losses().size();
    return IntStream.range(0, count)
        .mapToObj(
            index -> {
              LearningCurve values =
                  LearningCurve.ofIterations(
                          iterations,
                          perEpoch,
                          each -> index < each.losses().size() ? each.losses().get(index) : 0)
                      .smoothed(tools.smoothing().get());
              String name =
                  index == 0
                      ? services.texts().get("control.chart.main")
                      : services.texts().get("control.chart.auxiliary", index);
              return new Curve(
                  name,
                  Palette.rgb(palette().series(4 + index)),
                  Curve.Style.DASHED,
                  values.x(),
                  values.y());
            })
        .toList();
  }

  private Curve curve(String nameKey, Color color, Curve.Style style, LearningCurve values) {
    return new Curve(
        services.texts().get(nameKey), Palette.rgb(color), style, values.x(), values.y());
  }

  private Palette palette() {
    return services.appearance().palette();
  }

  /** The epoch that did best on the validation split. */
  public static Optional<EpochMetrics> best(RunModel run) {
    @Nullable EpochMetrics best = null;
    for (EpochMetrics epoch : run.epochs()) {
      best = epoch.betterThan(best) ? epoch : best;
    }
    return Optional.ofNullable(best);
  }
}
