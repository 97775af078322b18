package cnnlab.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run's weights do on the test images.
 *
 * @param epoch whose weights they are
 */
public record TestResult(int epoch, Metrics scores) {

  /**
   * All that a run measured: every epoch, or the best one alone.
   *
   * @param end the result that the run ended with; null where it has not
   */
  public static List<TestResult> all(List<EpochMetrics> epochs, @Nullable TestResult end) {
    List<TestResult> measured =
        epochs.stream()
            .filter(epoch -> epoch.test().isMeasured())
            .map(epoch -> new TestResult(epoch.epoch(), epoch.test()))
            .toList();
    return measured.isEmpty() && end != null ? List.of(end) : measured;
  }
}
