package cnnlab.engine;

/**
 * A hand on a training run: pauses, goes on with and stops it, from any thread. Wishes take effect
 * between two iterations.
 */
public final class TrainingControl {
  private boolean paused;
  private boolean stopped;

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

  /** Whether a pause is wished for or under way. */
  public synchronized boolean isPaused() {
    return paused && !stopped;
  }

  public synchronized boolean isStopped() {
    return stopped;
  }

  /** Waits until the run may go on or must stop. An interrupted thread's run stops. */
  synchronized void awaitResume() {
    while (isPaused()) {
      try {
        wait();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        stopped = true;
      }
    }
  }
}
