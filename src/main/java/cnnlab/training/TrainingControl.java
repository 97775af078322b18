package cnnlab.training;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Controls a training run from any thread: pauses it, lets it go on, changes its rate, stops it.
 * Wishes take effect between two iterations.
 */
public final class TrainingControl {
  private static final Duration FOREVER = Duration.ofDays(36500);

  private boolean paused;
  private boolean stopped;
  private OptionalDouble learningRate = OptionalDouble.empty();

  /** Holds the run before its next iteration. */
  public synchronized void pause() {
    paused = true;
  }

  /** Lets a paused run go on. */
  public synchronized void resume() {
    paused = false;
    notifyAll();
  }

  /** Ends the run before its next iteration, also a paused one. For good. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** Sets the learning rate of the next iteration; the schedule goes on from it in proportion. */
  public synchronized void changeLearningRate(double rate) {
    learningRate = OptionalDouble.of(rate);
  }

  /** The wished learning rate, once. */
  synchronized OptionalDouble takeLearningRate() {
    OptionalDouble wish = learningRate;
    learningRate = OptionalDouble.empty();
    return wish;
  }

  /** Whether a pause is wished for or under way. */
  public synchronized boolean isPaused() {
    return paused && !stopped;
  }

  public synchronized boolean isStopped() {
    return stopped;
  }

  /** Waits until the run may go on or must stop. An interrupted thread's run stops. */
  void awaitResume() {
    boolean _ = awaitResume(FOREVER);
  }

  /** The same, no longer than that; false where it is still paused then. */
  synchronized boolean awaitResume(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    long left = longest.toNanos();
    while (isPaused() && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        stopped = true;
      }
      left = end - System.nanoTime();
    }
    return !isPaused();
  }
}
