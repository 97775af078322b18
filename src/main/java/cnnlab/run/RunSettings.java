package cnnlab.run;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.data.transform.Augmentation;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a user chooses about a training run; with it and the seed, the run can be done again.
 *
 * @param data name of a shipped data set, or a path
 * @param validationShare share of the training images kept for validation where the data have no
 *     part of their own for it
 * @param testUse what the data's own test images are for
 * @param limit at most this many training examples; 0 for all
 * @param patience the run ends after so many epochs that were not better than the best; 0 for never
 * @param rateChanges by iteration
 * @param startFrom weights to start from; null for random ones
 * @param corrections of the data's images
 */
@RecordBuilder
public record RunSettings(
    NetworkSettings network,
    String data,
    double validationShare,
    TestUse testUse,
    int limit,
    int epochs,
    int batchSize,
    OptimizerSettings optimizer,
    Schedule schedule,
    Augmentation augmentation,
    long seed,
    int patience,
    List<RateChange> rateChanges,
    @Nullable PretrainedSource startFrom,
    Corrections corrections)
    implements RunSettingsBuilder.With {

  public RunSettings {
    // Runs of earlier versions have none, and validated on the test images.
    testUse = Objects.requireNonNullElse(testUse, TestUse.VALIDATION);
    corrections = Objects.requireNonNullElse(corrections, Corrections.NONE); // so have they
    rateChanges = List.copyOf(Objects.requireNonNullElse(rateChanges, List.of()));
  }

  /** How the data set's parts are used. */
  public Splitting splitting() {
    return new Splitting(validationShare, testUse, seed, corrections);
  }

  /** The same training of another network. */
  public RunSettings with(NetworkSettings newNetwork) {
    return withNetwork(newNetwork);
  }

  /** The same training from other weights. */
  public RunSettings with(@Nullable PretrainedSource start) {
    return withStartFrom(start);
  }

  /** The same training with another learning rate from some iteration on. */
  public RunSettings with(RateChange change) {
    Stream<RateChange> before =
        rateChanges.stream().filter(earlier -> earlier.iteration() < change.iteration());
    List<RateChange> changes = Stream.concat(before, Stream.of(change)).toList();
    return withRateChanges(changes);
  }

  /**
   * The change after which schedule and fine-tuning go on in proportion from another learning rate.
   *
   * @param rate of the next iteration
   * @param done iterations so far
   * @param all iterations of the run
   */
  public RateChange rateChange(double rate, int done, int all) {
    return new RateChange(done, rate / factor(done, all));
  }

  /**
   * The learning rate of the next iteration.
   *
   * @param done iterations so far
   * @param all iterations of the run
   */
  public double learningRate(int done, int all) {
    return fullLearningRate(done) * factor(done, all);
  }

  /** The learning rate after so many iterations, before schedule and fine-tuning. */
  public double fullLearningRate(int done) {
    double rate = optimizer.learningRate();
    for (RateChange change : rateChanges) {
      rate = change.iteration() <= done ? change.learningRate() : rate;
    }
    return rate;
  }

  /** How given weights are adapted. */
  public FineTuning fineTuning() {
    return startFrom == null ? FineTuning.NONE : startFrom.fineTuning();
  }

  private double factor(int done, int all) {
    FineTuning tuning = fineTuning();
    boolean headAlone = done < (long) tuning.headEpochs() * (all / epochs);
    return schedule.factor(Math.min(1, (double) done / all))
        * (headAlone ? 1 : tuning.rateFactor());
  }
}
