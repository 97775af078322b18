package cnnlab.lesson.chart;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.chart.Curve;
import cnnlab.chart.CurveScene;
import cnnlab.chart.CurveScene.Scales;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.lesson.RunChart;
import cnnlab.lesson.value.EpochGradients;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The curves of runs that a step watches, each run in its color. */
public final class RunCurves {
  /** Share of the former values in the loss that is drawn: batches differ too much. */
  private static final double SMOOTHING = 0.9;

  private final IntFunction<RgbColor> colors;
  private final Messages messages;

  /**
   * @param colors of the runs, by their place from 0
   */
  public RunCurves(IntFunction<RgbColor> colors, Messages messages) {
    this.colors = colors;
    this.messages = messages;
  }

  /** A chart of runs as far as they have come. */
  public CurveScene scene(RunChart kind, List<WatchedRun> runs) {
    return new CurveScene(scales(kind), of(kind, runs));
  }

  /** One of the two curves of accuracy, "training" or "validation". */
  public CurveScene accuracy(WatchedRun run, String metric) {
    return new CurveScene(scales(RunChart.ACCURACY), List.of(accuracy(run, 0, metric)));
  }

  private Scales scales(RunChart kind) {
    return switch (kind) {
      case ACCURACY ->
          Scales.of(messages.get("learn.epoch"), messages.get("learn.accuracy")).percent(true);
      case LOSS -> Scales.of(messages.get("learn.iteration"), messages.get("learn.loss"));
      case GRADIENTS ->
          Scales.of(messages.get("learn.layer"), messages.get("learn.gradient")).logarithmicY(true);
    };
  }

  /** The curves of a chart, run by run. */
  public List<Curve> of(RunChart kind, List<WatchedRun> runs) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      WatchedRun run = runs.get(i);
      switch (kind) {
        case ACCURACY -> {
          curves.add(accuracy(run, i, "training"));
          curves.add(accuracy(run, i, "validation"));
        }
        case LOSS -> curves.add(loss(run, i));
        case GRADIENTS -> curves.add(gradients(run, i));
      }
    }
    return curves;
  }

  private Curve accuracy(WatchedRun run, int number, String metric) {
    boolean training = metric.equals("training");
    ToDoubleFunction<EpochMetrics> value =
        training ? EpochMetrics::trainAccuracy : EpochMetrics::valAccuracy;
    return new Curve(
        run.name() + ", " + messages.get("learn.metric." + metric),
        colors.apply(number),
        training ? Curve.Style.DASHED : Curve.Style.SOLID,
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
    return new Curve(run.name(), colors.apply(number), Curve.Style.SOLID, x, smooth);
  }

  /** Of convolutions and fully connected layers: what normalizations learn is no depth. */
  private Curve gradients(WatchedRun run, int number) {
    EpochGradients gradients = EpochGradients.of(run.history(), run.newest());
    Set<String> auxiliary = run.architecture().auxiliaryLayers();
    double[] y =
        run.architecture().layers().stream()
            .filter(layer -> layer.op() instanceof Op.Conv || layer.op() instanceof Op.Linear)
            .map(Layer::name)
            .filter(name -> !auxiliary.contains(name))
            .mapToDouble(name -> gradients.norms().getOrDefault(name, Double.NaN))
            .toArray();
    double[] x = IntStream.rangeClosed(1, y.length).asDoubleStream().toArray();
    return new Curve(run.name(), colors.apply(number), Curve.Style.MARKED, x, y);
  }
}
