package cnnlab.comparison;

import cnnlab.chart.ChartColors;
import cnnlab.chart.Curve;
import cnnlab.chart.CurveScene;
import cnnlab.chart.CurveScene.Scales;
import cnnlab.data.DatasetTitle;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.run.EpochMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.TestResult;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Learning curves of runs, by epoch.
 *
 * @param measure what they show
 * @param parts of the data they are shown for
 */
public record LearningCurves(
    Measure measure, Set<Part> parts, Messages messages, ChartColors colors) {
  /** Share of the background in the test curve's color. */
  private static final double PALE = 0.45;

  /** What a curve shows. */
  public enum Measure {
    ACCURACY,
    LOSS
  }

  /** Images that it was measured on: validation solid, training dashed, test pale. */
  public enum Part {
    TRAINING,
    VALIDATION,
    TEST
  }

  public LearningCurves {
    parts = Set.copyOf(parts);
  }

  /**
   * All curves of some runs, the first at the bottom.
   *
   * @param label what the chart calls a run
   * @param number that a run's color and symbol follow from
   * @param emphasized the runs whose validation curves are wide
   */
  public List<Curve> of(
      List<ComparedRun> runs,
      Function<ComparedRun, String> label,
      Function<ComparedRun, Integer> number,
      Predicate<ComparedRun> emphasized) {
    List<Curve> curves = new ArrayList<>();
    for (ComparedRun run : runs) {
      for (Part part : Part.values()) {
        if (parts.contains(part)) {
          Curve.Style line = emphasized.test(run) ? Curve.Style.EMPHASIZED : Curve.Style.MARKED;
          curves.add(curve(run, part, label.apply(run), number.apply(run), line));
        }
      }
    }
    return curves;
  }

  /** Those curves as a chart of runs on one data set. */
  public CurveScene scene(String dataset, List<Curve> curves, boolean logarithmic) {
    Scales scales =
        Scales.of(messages.get("compare.epoch"), title(dataset))
            .percent(measure == Measure.ACCURACY)
            .logarithmicY(logarithmic);
    return new CurveScene(scales, curves);
  }

  private String title(String dataset) {
    return messages.get(
        measure == Measure.ACCURACY ? "compare.curves.accuracy.on" : "compare.curves.loss.on",
        DatasetTitle.of(dataset));
  }

  private Curve curve(ComparedRun run, Part part, String name, int number, Curve.Style validation) {
    boolean accuracy = measure == Measure.ACCURACY;
    RgbColor color = colors.series(number);
    return switch (part) {
      case TRAINING ->
          new Curve(
              messages.get("compare.curve.training", name),
              color,
              Curve.Style.DASHED,
              colors.symbol(number),
              epochs(run),
              values(run, accuracy ? EpochMetrics::trainAccuracy : EpochMetrics::trainLoss));
      case VALIDATION ->
          new Curve(
              parts.size() > 1 ? messages.get("compare.curve.validation", name) : name,
              color,
              validation,
              colors.symbol(number),
              epochs(run),
              values(run, accuracy ? EpochMetrics::valAccuracy : EpochMetrics::valLoss));
      case TEST -> test(run, name, number, accuracy ? Metrics::accuracy : Metrics::loss);
    };
  }

  /** Of every epoch, or of the best where that alone was measured. */
  private Curve test(ComparedRun run, String name, int number, ToDoubleFunction<Metrics> value) {
    List<TestResult> all = TestResult.all(run.run().epochs(), run.record().test());
    return new Curve(
        messages.get("compare.curve.test", name),
        colors.series(number).mixed(colors.background(), PALE),
        Curve.Style.MARKED,
        colors.symbol(number),
        all.stream().mapToDouble(TestResult::epoch).toArray(),
        all.stream().mapToDouble(each -> value.applyAsDouble(each.scores())).toArray());
  }

  private static double[] epochs(ComparedRun run) {
    return run.run().epochs().stream().mapToDouble(EpochMetrics::epoch).toArray();
  }

  private static double[] values(ComparedRun run, ToDoubleFunction<EpochMetrics> value) {
    return run.run().epochs().stream().mapToDouble(value).toArray();
  }
}
