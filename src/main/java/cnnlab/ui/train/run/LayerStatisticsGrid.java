package cnnlab.ui.train.run;

import cnnlab.chart.Axes;
import cnnlab.run.LayerMetrics;
import cnnlab.run.LayerStatistics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One measure of the layers over a run: a row per layer from the input on, a column per
 * measurement.
 *
 * @param values [layer][measurement]; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record LayerStatisticsGrid(
    Measure measure, List<String> layers, int[] iterations, double[][] values) {
  /** More columns than these are not told apart on a screen. */
  private static final int MOST_COLUMNS = 400;

  /** What is shown of each layer. */
  enum Measure {
    UPDATE,
    GRADIENT,
    SPREAD,
    DEAD;

    private double of(LayerStatistics layer) {
      return switch (this) {
        case UPDATE -> layer.updateRatio();
        case GRADIENT -> layer.gradientNorm();
        case SPREAD -> layer.std();
        case DEAD -> layer.dead();
      };
    }

    /** A share is shown as it is. */
    private boolean logarithmic() {
      return this != DEAD;
    }
  }

  /** Of long runs, evenly chosen measurements and the newest. */
  static LayerStatisticsGrid of(List<LayerMetrics> measured, Measure measure) {
    int step = Math.ceilDiv(Math.max(1, measured.size()), MOST_COLUMNS);
    List<LayerMetrics> columns =
        IntStream.range(0, measured.size())
            .filter(i -> i % step == 0 || i == measured.size() - 1)
            .mapToObj(measured::get)
            .toList();
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      for (LayerStatistics layer : columns.get(column).layers()) {
        double value = measure.of(layer);
        if (!Double.isNaN(value)) {
          rows.computeIfAbsent(layer.layer(), _ -> unknown(columns.size()))[column] = value;
        }
      }
    }
    return new LayerStatisticsGrid(
        measure,
        List.copyOf(rows.keySet()),
        columns.stream().mapToInt(LayerMetrics::iteration).toArray(),
        rows.values().toArray(double[][]::new));
  }

  /**
   * Where numbers stand on the axis of iterations.
   *
   * @param iteration a round one
   * @param place between the left edge of the first column, 0, and the right edge of the last, 1
   */
  record Tick(int iteration, double place) {}

  /** As many numbers as there is room for, in order. */
  List<Tick> ticks(int most) {
    if (isEmpty() || most < 1) {
      return List.of();
    }
    int first = iterations[0];
    int last = iterations[iterations.length - 1];
    int step = (int) Axes.wholeStep(Math.max(1, (double) (last - first) / most));
    return IntStream.rangeClosed(Math.ceilDiv(first, step), last / step)
        .mapToObj(i -> new Tick(i * step, place(i * step)))
        .toList();
  }

  /** In the middle of its column, or between those of its neighbors. */
  private double place(int iteration) {
    int found = Arrays.binarySearch(iterations, iteration);
    double column = found;
    if (found < 0) {
      int after = -found - 1;
      int before = after - 1;
      int gap = iterations[after] - iterations[before];
      column = before + (double) (iteration - iterations[before]) / gap;
    }
    return (column + 0.5) / iterations.length;
  }

  private static double[] unknown(int count) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  boolean isEmpty() {
    return layers.isEmpty();
  }

  /** The smallest value that has a place on the scale; NaN where there is none. */
  double low() {
    return measure.logarithmic() ? all().filter(value -> value > 0).min().orElse(Double.NaN) : 0;
  }

  /** The largest value. */
  double high() {
    return measure.logarithmic() ? all().max().orElse(Double.NaN) : 1;
  }

  private DoubleStream all() {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
  }

  /**
   * Where a value lies between the smallest, 0, and the largest, 1: by its logarithm, except for
   * shares.
   */
  double shade(double value, double low, double high) {
    if (!measure.logarithmic()) {
      return value;
    }
    return value <= low ? 0 : Math.log(value / low) / Math.log(high / low);
  }
}
