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
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A run with what it cost.
 *
 * @param latency on this machine; null where it was not measured
 * @param seeds this run and those that differ from it in the seed alone, where they are combined
 */
public record ComparedRun(
    StoredRun run, NetworkCosts costs, @Nullable Latency latency, List<StoredRun> seeds) {

  public ComparedRun {
    seeds = List.copyOf(seeds);
  }

  public static ComparedRun of(StoredRun run) throws UserProblem {
    RunRecord record = run.record();
    Analysis analysis = Analysis.of(record.architecture());
    PretrainedSource start = record.settings().startFrom();
    Set<String> frozen =
        start == null ? Set.of() : Freezing.upTo(record.architecture(), start.freeze());
    MemoryEstimate memory =
        MemoryEstimate.training(
            analysis, frozen, record.settings().batchSize(), record.settings().optimizer().kind());
    return new ComparedRun(run, NetworkCosts.of(analysis, memory), null, List.of(run));
  }

  /** The same costs: the run has only gone on. */
  public ComparedRun with(StoredRun newer) {
    return new ComparedRun(newer, costs, latency, List.of(newer));
  }

  /** One entry for several runs that differ in the seed alone. */
  ComparedRun combined(List<StoredRun> all, String title) {
    StoredRun titled =
        new StoredRun(
            run.folder(),
            run.record().titled(title),
            run.notes(),
            run.epochs(),
            run.problem(),
            run.stamp());
    return new ComparedRun(titled, costs, latency, all);
  }

  /**
   * The same run with what was measured of its network.
   *
   * @param measured null where it was not
   */
  public ComparedRun with(@Nullable Latency measured) {
    return new ComparedRun(run, costs, measured, seeds);
  }

  /** Learnable, without auxiliary classifiers. */
  public long params() {
    return costs.params();
  }

  /** Multiply-accumulates for one image. */
  public long macs() {
    return costs.macs();
  }

  /**
   * The least that training takes with the run's batch size, update rule and frozen layers, in
   * bytes.
   */
  public long memoryBytes() {
    return costs.trainingBytes();
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

  /** Of the best epoch on the validation split, 0 to 1. */
  public Spread accuracy() {
    return spread(each -> each.bestEpoch().map(EpochMetrics::valAccuracy).orElse(Double.NaN));
  }

  /** Of the best epoch on the test images, 0 to 1; of no run where that is not known. */
  public Spread testSpread() {
    return spread(
        each ->
            each.record().test() == null ? Double.NaN : each.record().test().scores().accuracy());
  }

  private Spread spread(ToDoubleFunction<StoredRun> value) {
    return Spread.of(seeds.stream().mapToDouble(value).toArray());
  }

  /** Of the best epoch on the validation split, 0 to 1; NaN before the first epoch is done. */
  public double bestAccuracy() {
    return accuracy().mean();
  }

  /** Of the best epoch on the test images, 0 to 1; NaN where that is not known. */
  public double testAccuracy() {
    return testSpread().mean();
  }

  public int epochsDone() {
    return run.epochs().size();
  }

  /** Wall-clock time of all epochs, without pauses; of several seeds, of one on average. */
  public double seconds() {
    return spread(each -> each.epochs().stream().mapToDouble(EpochMetrics::seconds).sum()).mean();
  }

  /** Images trained on per second, on average; NaN before the first epoch is done. */
  public double imagesPerSecond() {
    return record().imagesPerSecond() > 0 ? record().imagesPerSecond() : Double.NaN;
  }
}
