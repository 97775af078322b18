package cnnlab.ui.compare;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.run.EpochMetrics;
import cnnlab.run.RunRecord;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A run with what it cost.
 *
 * @param params learnable, without auxiliary classifiers
 * @param macs multiply-accumulates for one image
 * @param memoryBytes the least that training takes with the run's batch size and update rule
 */
record ComparedRun(StoredRun run, long params, long macs, long memoryBytes) {

  static ComparedRun of(StoredRun run) throws UserProblem {
    RunRecord record = run.record();
    Analysis analysis = Analysis.of(record.architecture());
    MemoryEstimate memory =
        MemoryEstimate.training(
            analysis, record.settings().batchSize(), record.settings().optimizer().kind());
    return new ComparedRun(run, analysis.params(), analysis.macs(), memory.total());
  }

  /** The same costs: the run has only gone on. */
  ComparedRun with(StoredRun newer) {
    return new ComparedRun(newer, params, macs, memoryBytes);
  }

  Path folder() {
    return run.folder();
  }

  RunRecord record() {
    return run.record();
  }

  String dataset() {
    return record().dataset();
  }

  /** When it was started, by the clock of this computer. */
  ZonedDateTime begun() {
    return Instant.parse(record().provenance().created()).atZone(ZoneId.systemDefault());
  }

  /** Of the best epoch on the validation split, 0 to 1; NaN before the first epoch is done. */
  double bestAccuracy() {
    return run.bestEpoch().map(EpochMetrics::valAccuracy).orElse(Double.NaN);
  }

  /** Of the best epoch on the test images, 0 to 1; NaN where that is not known. */
  double testAccuracy() {
    return record().test() == null ? Double.NaN : record().test().scores().accuracy();
  }

  int epochsDone() {
    return run.epochs().size();
  }

  /** Wall-clock time of all epochs, without pauses. */
  double seconds() {
    return run.epochs().stream().mapToDouble(EpochMetrics::seconds).sum();
  }

  /** Images trained on per second, on average; NaN before the first epoch is done. */
  double imagesPerSecond() {
    return record().imagesPerSecond() > 0 ? record().imagesPerSecond() : Double.NaN;
  }
}
