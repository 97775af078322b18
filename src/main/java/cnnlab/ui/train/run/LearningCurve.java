package cnnlab.ui.train.run;

import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.TestResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Values along a run, by epochs: a whole number is an epoch's end.
 *
 * @param x ascending
 * @param y as many
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record LearningCurve(double[] x, double[] y) {

  static LearningCurve ofEpochs(List<EpochMetrics> epochs, ToDoubleFunction<EpochMetrics> value) {
    return new LearningCurve(
        epochs.stream().mapToDouble(EpochMetrics::epoch).toArray(),
        epochs.stream().mapToDouble(value).toArray());
  }

  static LearningCurve ofTest(List<TestResult> results, ToDoubleFunction<Metrics> value) {
    return new LearningCurve(
        results.stream().mapToDouble(TestResult::epoch).toArray(),
        results.stream().mapToDouble(each -> value.applyAsDouble(each.scores())).toArray());
  }

  /** Whether there is anything to draw. */
  boolean hasValues() {
    return Arrays.stream(y).anyMatch(Double::isFinite);
  }

  static LearningCurve ofIterations(
      List<IterationMetrics> iterations,
      int iterationsPerEpoch,
      ToDoubleFunction<IterationMetrics> value) {
    return new LearningCurve(
        iterations.stream()
            .mapToDouble(each -> (double) each.iteration() / iterationsPerEpoch)
            .toArray(),
        iterations.stream().mapToDouble(value).toArray());
  }

  /**
   * Each value becomes the exponentially weighted mean of those up to it, as TensorBoard's: the
   * first values do not count for more than others.
   *
   * @param weight of the former values, 0 (as they are) to below 1
   */
  LearningCurve smoothed(double weight) {
    double[] smooth = new double[y.length];
    double mean = 0;
    double known = 0;
    for (int i = 0; i < y.length; i++) {
      mean = weight * mean + (1 - weight) * y[i];
      known = weight * known + (1 - weight);
      smooth[i] = mean / known;
    }
    return new LearningCurve(x, smooth);
  }
}
