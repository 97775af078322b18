package cnnlab.training;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.data.BatchLoader;
import cnnlab.data.Dataset;
import cnnlab.engine.Engine;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a network fits this machine, found out before any memory is taken for it.
 *
 * @param frozen layers that do not learn, nor those that they read
 * @param beside bytes that a run takes beside its network: see {@link #beside}
 */
public record MemoryCheck(
    Engine engine,
    Architecture architecture,
    OptimizerSettings.Kind optimizer,
    Set<String> frozen,
    long beside) {

  /** Where nothing is known of the data. */
  public MemoryCheck(
      Engine engine,
      Architecture architecture,
      OptimizerSettings.Kind optimizer,
      Set<String> frozen) {
    this(engine, architecture, optimizer, frozen, 0);
  }

  /**
   * Bytes that a run takes beside its network and batches: the decoded images that it keeps, and a
   * weight file that is read, the one given or the best epoch's before the test.
   */
  public static long beside(Architecture architecture, RunSettings settings, Dataset data)
      throws UserProblem {
    long images = data.cachedBytes(settings.network().inputSize(), settings.augmentation());
    boolean read = settings.startFrom() != null || data.test() != null;
    long weights =
        Tensors.of(architecture).stream().mapToLong(TensorSpec::elements).sum() * Float.BYTES;
    return images + (read ? weights : 0);
  }

  /** Bytes that a network takes in batches of some size. */
  private interface Need {
    long bytes(int batch) throws UserProblem;
  }

  /** What a training run takes, validation and the batches made ahead included. */
  public MemoryEstimate ofRun(int batch) throws UserProblem {
    MemoryEstimate training = engine.memoryForTraining(architecture, optimizer, frozen, batch);
    return new MemoryEstimate(
        training.weights(),
        training.gradients(),
        training.optimizer(),
        training.activations(),
        training.workspace() + batches(batch),
        training.program() + beside);
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
