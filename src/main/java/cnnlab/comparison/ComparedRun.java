package cnnlab.comparison;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Freezing;
import cnnlab.run.EpochMetrics;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunRecord;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.Set;

/**
 * A run with what it cost.
 *
 * @param params learnable, without auxiliary classifiers
 * @param macs multiply-accumulates for one image
 * @param memoryBytes the least that training takes with the run's batch size, update rule and
 *     frozen layers
 */
public record ComparedRun(StoredRun run, long params, long macs, long memoryBytes) {

  public static ComparedRun of(StoredRun run) throws UserProblem {
    RunRecord record = run.record();
    Analysis analysis = Analysis.of(record.architecture());
    PretrainedSource start = record.settings().startFrom();
    Set<String> frozen =
        start == null ? Set.of() : Freezing.upTo(record.architecture(), start.freeze());
    MemoryEstimate memory =
        MemoryEstimate.training(
            analysis, frozen, record.settings().batchSize(), record.settings().optimizer().kind());
    return new ComparedRun(run, analysis.params(), analysis.macs(), memory.total());
  }

  /** The same costs: the run has only gone on. */
  public ComparedRun with(StoredRun newer) {
    return new ComparedRun(newer, params, macs, memoryBytes);
  }

  public Path folder() {
    return run.folder();
  }

  public RunRecord record() {
    return run.record();
  }

  public String dataset() {
    return record().dataset();
  }

  public String datasetTitle() {
    return record().datasetTitle();
  }

  /** Of the best epoch on the validation split, 0 to 1; NaN before the first epoch is done. */
  public double bestAccuracy() {
    return run.bestEpoch().map(EpochMetrics::valAccuracy).orElse(Double.NaN);
  }

  /** Of the best epoch on the test images, 0 to 1; NaN where that is not known. */
  public double testAccuracy() {
    return record().test() == null ? Double.NaN : record().test().scores().accuracy();
  }

  public int epochsDone() {
    return run.epochs().size();
  }

  /** Wall-clock time of all epochs, without pauses. */
  public double seconds() {
    return run.epochs().stream().mapToDouble(EpochMetrics::seconds).sum();
  }

  /** Images trained on per second, on average; NaN before the first epoch is done. */
  public double imagesPerSecond() {
    return record().imagesPerSecond() > 0 ? record().imagesPerSecond() : Double.NaN;
  }
}
