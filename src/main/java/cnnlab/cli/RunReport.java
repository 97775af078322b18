package cnnlab.cli;

import cnnlab.run.EpochMetrics;
import cnnlab.run.StoredRun;
import cnnlab.run.TestResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as JSON, without what was not measured.
 *
 * @param run its folder
 * @param test the best epoch on the test images
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunReport(
    String run, List<Epoch> epochs, @Nullable Test test, double imagesPerSecond, long peakMiB) {

  static RunReport of(StoredRun run) {
    return new RunReport(
        run.folder().toString(),
        run.epochs().stream().map(Epoch::of).toList(),
        Test.of(run.record().test()),
        run.record().imagesPerSecond(),
        run.record().peakMiB());
  }

  /** An epoch as JSON. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Epoch(
      int epoch,
      double trainLoss,
      double trainAccuracy,
      double valLoss,
      double valAccuracy,
      @Nullable Double valTop5,
      @Nullable Double testLoss,
      @Nullable Double testAccuracy,
      @Nullable Double testTop5) {

    static Epoch of(EpochMetrics metrics) {
      return new Epoch(
          metrics.epoch(),
          metrics.trainLoss(),
          metrics.trainAccuracy(),
          metrics.valLoss(),
          metrics.valAccuracy(),
          measured(metrics.valTop5()),
          measured(metrics.test().loss()),
          measured(metrics.test().accuracy()),
          measured(metrics.test().top5()));
    }
  }

  /** Scores as JSON. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Test(int epoch, double loss, double accuracy, @Nullable Double top5) {

    static @Nullable Test of(@Nullable TestResult result) {
      return result == null
          ? null
          : new Test(
              result.epoch(),
              result.scores().loss(),
              result.scores().accuracy(),
              measured(result.scores().top5()));
    }
  }

  private static @Nullable Double measured(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
