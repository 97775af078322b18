package cnnlab.training;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.data.BatchLoader;
import cnnlab.engine.Engine;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a network fits this machine, found out before any memory is taken for it.
 *
 * @param frozen layers that do not learn, nor those that they read
 */
public record MemoryCheck(
    Engine engine,
    Architecture architecture,
    OptimizerSettings.Kind optimizer,
    Set<String> frozen) {

  /** Bytes that a network takes in batches of some size. */
  private interface Need {
    long bytes(int batch) throws UserProblem;
  }

  /**
   * What a training run takes. It is validated as it goes, in batches of the same size and with the
   * same weights; that memory is held beside the training's, and so are the batches made ahead.
   */
  public MemoryEstimate ofRun(int batch) throws UserProblem {
    MemoryEstimate training = engine.memoryForTraining(architecture, optimizer, frozen, batch);
    MemoryEstimate use = engine.memoryForInference(architecture, batch);
    return new MemoryEstimate(
        training.weights(),
        training.gradients(),
        training.optimizer(),
        training.activations(),
        training.workspace() + use.activations() + use.workspace() + batches(batch),
        training.program());
  }

  private long batches(int batch) {
    Op.Input input = architecture.input();
    return BatchLoader.bytes(batch, input.channels() * input.height() * input.width());
  }

  /**
   * What keeps a training run from fitting; empty where it fits.
   *
   * @param estimate what {@link #ofRun} says of this batch size
   * @return located at the batch size, with the largest that fits
   */
  public Optional<UserProblem> problem(int batch, MemoryEstimate estimate) throws UserProblem {
    return problem(batch, estimate.total(), size -> ofRun(size).total());
  }

  /**
   * Bytes that a benchmark takes: training, then use.
   *
   * @throws UserProblem where this machine does not have them
   */
  long benchmark(int batch) throws UserProblem {
    Need need =
        size ->
            Math.max(
                engine.memoryForTraining(architecture, optimizer, frozen, size).total(),
                engine.memoryForInference(architecture, size).total());
    long needed = need.bytes(batch);
    Optional<UserProblem> problem = problem(batch, needed, need);
    if (problem.isPresent()) {
      throw problem.get();
    }
    return needed;
  }

  private Optional<UserProblem> problem(int batch, long needed, Need need) throws UserProblem {
    long limit = engine.device().maxMemoryMiB() << 20;
    if (needed <= limit) {
      return Optional.empty();
    }
    int largest = largest(batch, limit, need);
    String key = largest == 0 ? "train.too-large.always" : "train.too-large";
    return Optional.of(
        UserProblem.of(
                key, architecture.name(), batch, gibibytes(needed), gibibytes(limit), largest)
            .at("batchSize"));
  }

  /** The largest batch below this one that fits, 0 if none does. */
  private static int largest(int tooLarge, long limit, Need need) throws UserProblem {
    int fits = 0;
    int above = tooLarge;
    while (above - fits > 1) {
      int middle = (fits + above) >>> 1;
      if (need.bytes(middle) <= limit) {
        fits = middle;
      } else {
        above = middle;
      }
    }
    return fits;
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
