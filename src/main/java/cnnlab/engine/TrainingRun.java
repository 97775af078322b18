package cnnlab.engine;

import cnnlab.data.Batch;
import cnnlab.data.BatchLoader;
import cnnlab.data.Dataset;
import cnnlab.engine.Network.StepResult;
import cnnlab.run.EpochMetrics;
import cnnlab.run.IterationMetrics;
import cnnlab.run.RunFolder;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.text.UserProblem;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The epochs of one run: trains, judges, keeps and tells. */
final class TrainingRun {
  private static final double SECOND = 1e9;

  private final Network network;
  private final Dataset data;
  private final RunFolder folder;
  private final TrainingListener listener;
  private final TrainingControl control;
  private final RunSettings settings;
  private final int iterationsPerEpoch;
  private final Pace pace = new Pace();

  private int iteration;
  private long mark;
  private long epochTime;
  private double validationSeconds;
  private @Nullable EpochMetrics best;

  TrainingRun(
      Network network,
      Dataset data,
      RunFolder folder,
      TrainingListener listener,
      TrainingControl control) {
    this.network = network;
    this.data = data;
    this.folder = folder;
    this.listener = listener;
    this.control = control;
    settings = folder.record().settings();
    iterationsPerEpoch = Math.max(1, data.train().size() / settings.batchSize());
  }

  /** Trains until the last epoch is done or the run is stopped; says which. */
  RunState run() throws UserProblem {
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      if (!epoch(epoch)) {
        folder.last(weights());
        return RunState.STOPPED;
      }
    }
    return RunState.FINISHED;
  }

  /** Images per second on average, without validation and pauses. */
  double imagesPerSecond() {
    return pace.overall();
  }

  /** One epoch; false where it was stopped before its end. */
  private boolean epoch(int epoch) throws UserProblem {
    mark = System.nanoTime();
    epochTime = 0;
    Totals totals = new Totals();
    try (BatchLoader batches =
        BatchLoader.training(
            data.train(),
            folder.record().preprocessing(),
            settings.augmentation(),
            settings.batchSize(),
            settings.seed(),
            epoch)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        if (!goOn()) {
          return false;
        }
        step(epoch, batch, totals);
      }
    }
    return goOn() && judge(epoch, totals);
  }

  private void step(int epoch, Batch batch, Totals totals) throws UserProblem {
    double rate = learningRate();
    StepResult result = network.train(batch, rate);
    iteration++;
    requireFinite(result.loss());
    pace.step(batch.size(), lap());
    totals.add(batch.size(), result);
    double accuracy = (double) result.correct() / batch.size();
    folder.iteration(new IterationMetrics(iteration, epoch, result.loss(), accuracy, rate));
    listener.iteration(
        new TrainingListener.Progress(
            epoch,
            settings.epochs(),
            iteration,
            settings.epochs() * iterationsPerEpoch,
            result.loss(),
            accuracy,
            rate,
            pace.recent(),
            secondsLeft(epoch),
            ProcessMemory.nowMiB()));
  }

  /** Validates, and keeps the weights; false where the run was stopped meanwhile. */
  private boolean judge(int epoch, Totals totals) throws UserProblem {
    Optional<Evaluation> judged =
        Evaluation.of(
            network, data, folder.record().preprocessing(), settings.batchSize(), control);
    if (judged.isEmpty()) {
      return false;
    }
    Evaluation validation = judged.get();
    requireFinite(validation.loss());
    validationSeconds = lap() / SECOND;
    EpochMetrics metrics =
        new EpochMetrics(
            epoch,
            totals.loss / totals.examples,
            (double) totals.right / totals.examples,
            validation.loss(),
            validation.accuracy(),
            learningRate(),
            epochTime / SECOND);
    keep(metrics, validation);
    listener.epoch(metrics);
    return true;
  }

  private void keep(EpochMetrics metrics, Evaluation validation) throws UserProblem {
    Weights weights = weights();
    if (metrics.betterThan(best)) {
      best = metrics;
      folder.best(weights, validation.confusion());
    }
    folder.last(weights);
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

  /** Waits while the run is paused; false where it is to stop. The wait counts in no time. */
  private boolean goOn() throws UserProblem {
    if (control.isPaused()) {
      epochTime += System.nanoTime() - mark;
      tell(RunState.PAUSED);
      control.awaitResume();
      tell(RunState.RUNNING);
      mark = System.nanoTime();
    }
    return !control.isStopped();
  }

  private void tell(RunState state) throws UserProblem {
    folder.update(folder.record().in(state));
    listener.state(folder.record());
  }

  /** Nanoseconds since the last lap's end. */
  private long lap() {
    long now = System.nanoTime();
    long lap = now - mark;
    mark = now;
    epochTime += lap;
    return lap;
  }

  private double learningRate() {
    int iterations = settings.epochs() * iterationsPerEpoch;
    return settings.optimizer().learningRate()
        * settings.schedule().factor(Math.min(1, (double) iteration / iterations));
  }

  private double secondsLeft(int epoch) {
    long iterations = (long) settings.epochs() * iterationsPerEpoch - iteration;
    double training = iterations * settings.batchSize() / pace.recent();
    int validations = settings.epochs() - epoch + 1;
    return training + validations * validationSeconds;
  }

  private void requireFinite(double loss) throws UserProblem {
    if (!Double.isFinite(loss)) {
      String lower = Float.toString((float) settings.optimizer().learningRate() / 10);
      throw UserProblem.of("train.diverged", iteration, lower).at("learningRate");
    }
  }

  private Weights weights() {
    RunRecord record = folder.record();
    return new Weights(
        network.weights(),
        new WeightMetadata(record.architecture().name(), record.dataset(), record.preprocessing())
            .toMap());
  }

  /** Sums over an epoch. */
  private static final class Totals {
    private double loss;
    private long right;
    private long examples;

    void add(int count, StepResult result) {
      loss += result.loss() * count;
      right += result.correct();
      examples += count;
    }
  }
}
