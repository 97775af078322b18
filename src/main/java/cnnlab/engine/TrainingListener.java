package cnnlab.engine;

import cnnlab.run.EpochMetrics;
import cnnlab.run.RunRecord;
import java.nio.file.Path;

/** Hears of a training run, on the engine's thread. */
public interface TrainingListener {

  /**
   * Where a run is.
   *
   * @param epoch the one under way, from 1
   * @param iteration within the run, from 1
   * @param loss of this iteration's batch
   * @param accuracy of this iteration's batch, 0 to 1
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
      double imagesPerSecond,
      double secondsLeft,
      long memoryMiB) {}

  /** The run's folder exists. */
  default void begun(Path folder) {}

  /** The run's state changed. */
  default void state(RunRecord run) {}

  default void iteration(Progress progress) {}

  default void epoch(EpochMetrics metrics) {}
}
