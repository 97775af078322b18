package cnnlab.comparison;

import cnnlab.chart.Curve;
import cnnlab.chart.Symbol;
import cnnlab.comparison.LearningCurves.Along;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.run.EpochMetrics;
import cnnlab.run.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What runs reached epoch by epoch: one run's values, or the means of several seeds.
 *
 * @param x ascending
 * @param std standard deviations of the seeds; none of a single run
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SeedCurve(double[] x, double[] y, double[] std) {
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double TERA = 1e12;

  /** Backward takes the gradients of both weights and inputs. */
  private static final double FORWARD_AND_BACKWARD = 3;

  /** A seed's value at an epoch. */
  private record Point(double x, double y) {}

  /**
   * The mean of those seeds that got to an epoch, for each of them.
   *
   * @param values by epoch
   */
  static SeedCurve of(
      ComparedRun run, Along along, Function<StoredRun, Map<Integer, Double>> values) {
    Map<Integer, List<Point>> epochs = new TreeMap<>();
    for (StoredRun seed : run.seeds()) {
      Map<Integer, Double> own = values.apply(seed);
      double seconds = 0;
      for (EpochMetrics epoch : seed.epochs()) {
        seconds += epoch.seconds();
        Double y = own.get(epoch.epoch());
        if (y != null) {
          double x = spent(along, epoch.epoch(), seconds, run.macs(), seed);
          epochs.computeIfAbsent(epoch.epoch(), _ -> new ArrayList<>()).add(new Point(x, y));
        }
      }
    }
    List<List<Point>> points = List.copyOf(epochs.values());
    return new SeedCurve(
        numbers(points, at -> spread(at, Point::x).mean()),
        numbers(points, at -> spread(at, Point::y).mean()),
        run.seeds().size() > 1 ? numbers(points, at -> spread(at, Point::y).std()) : new double[0]);
  }

  private static double spent(Along along, int epoch, double seconds, long macs, StoredRun run) {
    return switch (along) {
      case EPOCHS -> epoch;
      case TIME -> seconds / SECONDS_PER_MINUTE;
      case MACS -> FORWARD_AND_BACKWARD * macs * run.record().trainExamples() / TERA * epoch;
    };
  }

  private static Spread spread(List<Point> points, ToDoubleFunction<Point> value) {
    return Spread.of(points.stream().mapToDouble(value).toArray());
  }

  private static double[] numbers(List<List<Point>> points, ToDoubleFunction<List<Point>> number) {
    return points.stream().mapToDouble(number).toArray();
  }

  Curve curve(String name, RgbColor color, Curve.Style style, Symbol symbol) {
    return new Curve(name, color, style, symbol, x, y, std);
  }
}
