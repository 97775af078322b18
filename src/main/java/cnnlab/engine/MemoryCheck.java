package cnnlab.engine;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.data.BatchLoader;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Locale;
import java.util.Optional;

/** Whether a network fits this machine, found out before any memory is taken for it. */
public final class MemoryCheck {
  /** Bytes that a network takes in batches of some size. */
  private interface Need {
    long bytes(int batch) throws UserProblem;
  }

  private MemoryCheck() {}

  /**
   * What a training run takes. It is validated as it goes, in batches of the same size and with the
   * same weights; that memory is held beside the training's, and so are the batches made ahead.
   */
  public static MemoryEstimate run(
      Engine engine, Architecture architecture, OptimizerSettings.Kind optimizer, int batch)
      throws UserProblem {
    MemoryEstimate training = engine.memoryForTraining(architecture, optimizer, batch);
    MemoryEstimate use = engine.memoryForInference(architecture, batch);
    return new MemoryEstimate(
        training.weights(),
        training.gradients(),
        training.optimizer(),
        training.activations(),
        training.workspace() + use.activations() + use.workspace() + batches(architecture, batch),
        training.program());
  }

  private static long batches(Architecture architecture, int batch) {
    Op.Input input = architecture.input();
    return BatchLoader.bytes(batch, input.channels() * input.height() * input.width());
  }

  /**
   * What keeps a training run from fitting; empty where it fits.
   *
   * @param estimate what {@link #run} says of this batch size
   * @return located at the batch size, with the largest that fits
   */
  public static Optional<UserProblem> ofRun(
      Engine engine,
      Architecture architecture,
      OptimizerSettings.Kind optimizer,
      int batch,
      MemoryEstimate estimate)
      throws UserProblem {
    return problem(
        engine,
        architecture.name(),
        batch,
        estimate.total(),
        size -> run(engine, architecture, optimizer, size).total());
  }

  /**
   * Bytes that a benchmark takes: training, then use.
   *
   * @throws UserProblem where this machine does not have them
   */
  static long benchmark(
      Engine engine, Architecture architecture, OptimizerSettings.Kind optimizer, int batch)
      throws UserProblem {
    Need need =
        size ->
            Math.max(
                engine.memoryForTraining(architecture, optimizer, size).total(),
                engine.memoryForInference(architecture, size).total());
    long needed = need.bytes(batch);
    Optional<UserProblem> problem = problem(engine, architecture.name(), batch, needed, need);
    if (problem.isPresent()) {
      throw problem.get();
    }
    return needed;
  }

  private static Optional<UserProblem> problem(
      Engine engine, String name, int batch, long needed, Need need) throws UserProblem {
    long limit = engine.device().maxMemoryMiB() << 20;
    if (needed <= limit) {
      return Optional.empty();
    }
    int largest = largest(batch, limit, need);
    String key = largest == 0 ? "train.too-large.always" : "train.too-large";
    return Optional.of(
        UserProblem.of(key, name, batch, gibibytes(needed), gibibytes(limit), largest)
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
