package cnnlab.comparison;

import cnnlab.chart.ChartColors;
import cnnlab.chart.Curve;
import cnnlab.chart.CurveScene;
import cnnlab.chart.CurveScene.Scales;
import cnnlab.data.DatasetTitle;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.run.EpochMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.StoredRun;
import cnnlab.run.TestResult;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Learning curves of runs; of seeds that are combined, their mean with a band of one standard
 * deviation.
 *
 * @param measure what they show
 * @param along what the x axis shows
 * @param parts of the data they are shown for
 */
public record LearningCurves(
    Measure measure, Along along, Set<Part> parts, Messages messages, ChartColors colors) {
  /** Share of the background in the test curve's color. */
  private static final double PALE = 0.45;

  /** What a curve shows. */
  public enum Measure {
    ACCURACY,
    LOSS
  }

  /** What has been spent until a value was reached. */
  public enum Along {
    EPOCHS,
    /** Wall-clock time in minutes, without pauses. */
    TIME,
    /** Multiply-accumulates of all images trained on, in 10^12; backward counts twice forward. */
    MACS;

    /** Message key of its name. */
    public String titleKey() {
      return "compare.along." + name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name with the unit, for an axis. */
    public String axisKey() {
      return titleKey() + ".axis";
    }
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
        Scales.of(messages.get(along.axisKey()), title(dataset))
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
          of(run, values(accuracy ? EpochMetrics::trainAccuracy : EpochMetrics::trainLoss))
              .curve(
                  messages.get("compare.curve.training", name),
                  color,
                  Curve.Style.DASHED,
                  colors.symbol(number));
      case VALIDATION ->
          of(run, values(accuracy ? EpochMetrics::valAccuracy : EpochMetrics::valLoss))
              .curve(
                  parts.size() > 1 ? messages.get("compare.curve.validation", name) : name,
                  color,
                  validation,
                  colors.symbol(number));
      case TEST ->
          of(run, test(accuracy ? Metrics::accuracy : Metrics::loss))
              .curve(
                  messages.get("compare.curve.test", name),
                  color.mixed(colors.background(), PALE),
                  Curve.Style.MARKED,
                  colors.symbol(number));
    };
  }

  private SeedCurve of(ComparedRun run, Function<StoredRun, Map<Integer, Double>> values) {
    return SeedCurve.of(run, along, values);
  }

  private static Function<StoredRun, Map<Integer, Double>> values(
      ToDoubleFunction<EpochMetrics> value) {
    return run ->
        run.epochs().stream().collect(Collectors.toMap(EpochMetrics::epoch, value::applyAsDouble));
  }

  /** Of every epoch, or of the best where that alone was measured. */
  private static Function<StoredRun, Map<Integer, Double>> test(ToDoubleFunction<Metrics> value) {
    return run ->
        TestResult.all(run.epochs(), run.record().test()).stream()
            .collect(
                Collectors.toMap(
                    TestResult::epoch, result -> value.applyAsDouble(result.scores())));
  }
}
