package cnnlab.training;

import cnnlab.run.EpochMetrics;
import cnnlab.run.LayerMetrics;
import cnnlab.run.RunRecord;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;

/** Hears of a training run, on the engine's thread. */
public interface TrainingListener {

  /**
   * Where a run is.
   *
   * @param epoch the one under way, from 1
   * @param iteration within the run, from 1
   * @param loss of this iteration's batch
   * @param accuracy of this iteration's batch, 0 to 1
   * @param losses of each classifier alone, the main one first; none where there is but one
   * @param imagesPerSecond over the last seconds
   * @param secondsLeft until the run's end at this speed
   */
  record Progress(
      int epoch,
      int epochs,
      int iteration,
      int iterations,
      double loss,
      double accuracy,
      double learningRate,
      List<Double> losses,
      double imagesPerSecond,
      double secondsLeft,
      long memoryMiB) {}

  /** An image that cannot be read and was skipped; told once, at the end of an epoch. */
  default void skipped(UserProblem problem) {}

  /** The run's folder exists. */
  default void begun(Path folder) {}

  /** The run's state changed. */
  default void state(RunRecord run) {}

  default void iteration(Progress progress) {}

  /** How the layers fared in the iteration told before. */
  default void health(LayerMetrics metrics) {}

  default void epoch(EpochMetrics metrics) {}
}
