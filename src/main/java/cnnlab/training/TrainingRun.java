package cnnlab.training;

import cnnlab.data.Batch;
import cnnlab.data.BatchBuffers;
import cnnlab.data.BatchLoader;
import cnnlab.data.Dataset;
import cnnlab.data.TestUse;
import cnnlab.data.image.Split;
import cnnlab.engine.Network.StepResult;
import cnnlab.engine.machine.ProcessMemory;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.run.LayerMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.RunFolder;
import cnnlab.run.RunProgress;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.TestResult;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.FiniteValues;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The epochs of one run: trains, validates, keeps and tells. */
final class TrainingRun {
  private static final double SECOND = 1e9;

  /** How often the layers are measured: seldom enough to cost less than 1 % of the time. */
  private static final int HEALTH_PER_EPOCH = 10;

  private static final int LEAST_HEALTH_INTERVAL = 10;

  /** A pause is worth a checkpoint only after that long. */
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

  private final RunNetwork network;
  private final Dataset data;
  private final RunFolder folder;
  private final TrainingListener listener;
  private final TrainingControl control;
  private final int iterationsPerEpoch;
  private final int healthInterval;
  private final Throughput pace = new Throughput();

  private final BatchBuffers buffers;
  private final CheckpointTimer saving;

  private final Set<String> skipped = new HashSet<>();

  private RunSettings settings;
  private RunProgress position;
  private long mark;
  private double validationSeconds;
  private @Nullable EpochMetrics best;

  /**
   * @param network with the weights that belong to the position
   * @param best of the epochs done
   */
  TrainingRun(
      RunNetwork network,
      Dataset data,
      RunFolder folder,
      RunProgress position,
      @Nullable EpochMetrics best,
      CheckpointTimer saving,
      TrainingListener listener,
      TrainingControl control) {
    this.network = network;
    this.data = data;
    this.folder = folder;
    this.position = position;
    this.best = best;
    this.saving = saving;
    this.listener = listener;
    this.control = control;
    settings = folder.record().settings();
    buffers = new BatchBuffers(settings.batchSize(), folder.record().preprocessing());
    iterationsPerEpoch = Math.max(1, data.train().size() / settings.batchSize());
    healthInterval = Math.max(LEAST_HEALTH_INTERVAL, iterationsPerEpoch / HEALTH_PER_EPOCH);
  }

  /** Trains until the last epoch is done or the run is stopped; says which. */
  RunState run() throws UserProblem {
    while (position.epoch() <= settings.epochs() && !isOutOfPatience()) {
      if (network.beginEpoch(position.epoch())) {
        folder.log("All layers that are not frozen learn from epoch " + position.epoch());
      }
      if (!epoch()) {
        save();
        return RunState.STOPPED;
      }
    }
    return test() ? RunState.FINISHED : RunState.STOPPED;
  }

  /**
   * Measures the best weights on the test images, if there are any; false where the run was stopped
   * meanwhile. The network has other weights afterwards than those of the checkpoint.
   */
  private boolean test() throws UserProblem {
    if (data.test() == null || best == null) {
      return true;
    }
    Metrics scores = best.test();
    if (!scores.isMeasured()) {
      try (Arena memory = Arena.ofShared()) {
        network.get().load(folder.best(memory).tensors());
      }
      Optional<Validation> tested = evaluate(data.test());
      if (tested.isEmpty()) {
        return false;
      }
      scores = tested.get().scores();
      logUnreadable();
    }
    folder.log(
        "Test, epoch %d: loss %.4f, accuracy %.4f"
            .formatted(best.epoch(), scores.loss(), scores.accuracy()));
    folder.update(folder.record().with(new TestResult(best.epoch(), scores)));
    return true;
  }

  /** Whether the best epoch lies further back than the settings allow. */
  private boolean isOutOfPatience() throws UserProblem {
    if (best == null || settings.patience() == 0) {
      return false;
    }
    boolean out = position.epoch() - 1 - best.epoch() >= settings.patience();
    if (out) {
      folder.log("Ends early: no epoch since the best, %d, was better".formatted(best.epoch()));
    }
    return out;
  }

  /** Images per second on average, without validation and pauses. */
  double imagesPerSecond() {
    return pace.overall();
  }

  /** One epoch, or what is left of it; false where it was stopped before its end. */
  private boolean epoch() throws UserProblem {
    mark = System.nanoTime();
    try (BatchLoader batches =
        BatchLoader.training(
            data.train(),
            folder.record().preprocessing(),
            settings.augmentation(),
            buffers,
            settings.seed(),
            position.epoch(),
            position.batches())) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        if (!awaitIfPaused()) {
          return false;
        }
        if (batch.size() > 0) {
          step(batch);
        } else {
          position = position.plus(0, 0, 0, 0); // none of its images can be read
        }
      }
    }
    return awaitIfPaused() && validate();
  }

  private void step(Batch batch) throws UserProblem {
    double rate = learningRate();
    boolean measured = position.iteration() % healthInterval == 0;
    if (measured) {
      network.get().measureNext();
    }
    StepResult result = network.get().train(batch, rate);
    if (!Double.isFinite(result.loss())) {
      throw diverged(position.iteration() + 1, network.get().firstNotFinite(batch));
    }
    long time = lap();
    pace.step(batch.size(), time);
    position = position.plus(batch.size(), result.loss(), result.correct(), time / SECOND);
    double accuracy = (double) result.correct() / batch.size();
    List<Double> losses = result.losses().size() > 1 ? result.losses() : List.of();
    folder.iteration(
        new IterationMetrics(
            position.iteration(), position.epoch(), result.loss(), accuracy, rate, losses));
    listener.iteration(
        new TrainingListener.Progress(
            position.epoch(),
            settings.epochs(),
            position.iteration(),
            iterations(),
            result.loss(),
            accuracy,
            rate,
            losses,
            pace.recent(),
            secondsLeft(),
            ProcessMemory.nowMiB()));
    if (!result.health().isEmpty()) {
      LayerMetrics health = new LayerMetrics(position.iteration(), result.health());
      folder.health(health);
      listener.health(health);
    }
    if (saving.isDue()) {
      save();
    }
  }

  /** Validates, and keeps the weights; false where the run was stopped meanwhile. */
  private boolean validate() throws UserProblem {
    Optional<Validation> validated = evaluate(data.validation());
    if (validated.isEmpty()) {
      return false;
    }
    Metrics validation = validated.get().scores();
    if (!Double.isFinite(validation.loss())) {
      throw diverged(position.iteration(), Optional.empty());
    }
    Optional<Metrics> tested = testedEachEpoch();
    if (tested.isEmpty()) {
      return false;
    }
    validationSeconds = lap() / SECOND;
    EpochMetrics metrics =
        new EpochMetrics(
            position.epoch(),
            position.loss() / position.examples(),
            (double) position.correct() / position.examples(),
            validation.loss(),
            validation.accuracy(),
            validation.top5(),
            learningRate(),
            position.seconds() + validationSeconds,
            tested.get());
    keep(metrics, validated.get().confusion());
    logUnreadable();
    position = position.nextEpoch();
    save();
    listener.epoch(metrics);
    return true;
  }

  /** None where it is not wished for; empty where the run was stopped meanwhile. */
  private Optional<Metrics> testedEachEpoch() throws UserProblem {
    return data.test() != null && settings.testUse() == TestUse.EACH_EPOCH
        ? evaluate(data.test()).map(Validation::scores)
        : Optional.of(Metrics.NONE);
  }

  private Optional<Validation> evaluate(Split split) throws UserProblem {
    return Validation.of(
        network.get(), split, data.labels(), folder.record().preprocessing(), buffers, control);
  }

  private void keep(EpochMetrics metrics, ConfusionMatrix confusion) throws UserProblem {
    if (metrics.betterThan(best)) {
      requireNumbers();
      best = metrics;
      folder.best(network.get().weightSource(), confusion);
    }
    folder.epoch(metrics);
    folder.log(
        "Epoch %d: training loss %.4f, accuracy %.4f; validation loss %.4f, accuracy %.4f"
            .formatted(
                metrics.epoch(),
                metrics.trainLoss(),
                metrics.trainAccuracy(),
                metrics.valLoss(),
                metrics.valAccuracy()));
  }

  /** What was skipped, once each. */
  private void logUnreadable() throws UserProblem {
    List<UserProblem> all =
        data.splits().stream().flatMap(split -> split.unreadable().stream()).toList();
    for (UserProblem problem : all) {
      if (skipped.add(Objects.toString(problem.where()))) {
        folder.log("Skipped: " + problem.inFull().what(Messages.ENGLISH));
        folder.skipped(problem);
        listener.skipped(problem);
      }
    }
  }

  /**
   * Waits while the run is paused; false where it is to stop. The wait counts in no time. Nothing
   * is written for a pause that ends at once, as when a user goes on step by step.
   */
  private boolean awaitIfPaused() throws UserProblem {
    if (control.isPaused()) {
      position = position.plus(lap() / SECOND);
      listener.state(folder.record().in(RunState.PAUSED));
      if (!control.awaitResume(SHORT_PAUSE)) {
        save();
        folder.update(folder.record().in(RunState.PAUSED));
        control.awaitResume();
        folder.update(folder.record().in(RunState.RUNNING));
      }
      listener.state(folder.record());
      mark = System.nanoTime();
    }
    applyRateChange();
    return !control.isStopped();
  }

  /** Takes up the learning rate that a user wishes, and writes it down. */
  private void applyRateChange() throws UserProblem {
    OptionalDouble wish = control.takeLearningRate();
    if (wish.isPresent() && position.iteration() < iterations()) {
      settings =
          settings.with(
              settings.rateChange(wish.getAsDouble(), position.iteration(), iterations()));
      folder.log(
          "Learning rate %s after iteration %d"
              .formatted(wish.getAsDouble(), position.iteration()));
      folder.update(folder.record().with(settings));
      listener.state(folder.record());
    }
  }

  /** Keeps all that is needed to go on from here. The time it takes counts in no figure. */
  private void save() throws UserProblem {
    long began = System.nanoTime();
    requireNumbers();
    folder.checkpoint(position, network.get().weightSource(), network.get().optimizerSource());
    saving.savedSince(began);
    mark = System.nanoTime();
  }

  /**
   * Weights or running statistics that are no numbers can stay behind a finite loss: ReLU and
   * pooling make numbers of them. They are not kept; the checkpoint before them is.
   */
  private void requireNumbers() throws UserProblem {
    Optional<String> tensor = FiniteValues.firstNotFinite(network.get().weightSource());
    if (tensor.isPresent()) {
      throw UserProblem.of(
              "train.weights-diverged",
              position.iteration(),
              lowerRate(position.iteration()),
              tensor.get())
          .at("learningRate");
    }
  }

  /** Nanoseconds since the last lap's end. */
  private long lap() {
    long now = System.nanoTime();
    long lap = now - mark;
    mark = now;
    return lap;
  }

  private double learningRate() {
    return settings.learningRate(position.iteration(), iterations());
  }

  /** Of the whole run. */
  private int iterations() {
    return settings.epochs() * iterationsPerEpoch;
  }

  private double secondsLeft() {
    long iterations = (long) settings.epochs() * iterationsPerEpoch - position.iteration();
    double training = iterations * settings.batchSize() / pace.recent();
    int validations = settings.epochs() - position.epoch() + 1;
    return training + validations * validationSeconds;
  }

  private String lowerRate(int iteration) {
    return Float.toString((float) (settings.fullLearningRate(iteration) / 10));
  }

  /** Names the layer where it began, where that is known, and a lower learning rate. */
  private UserProblem diverged(int iteration, Optional<String> layer) {
    String lower = lowerRate(iteration);
    UserProblem problem =
        layer
            .map(name -> UserProblem.of("train.diverged-at", iteration, lower, name))
            .orElseGet(() -> UserProblem.of("train.diverged", iteration, lower));
    return problem.at("learningRate");
  }
}
