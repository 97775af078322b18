package cnnlab.training;

import java.time.Duration;

/**
 * When a run is to be saved: regularly, but so that saving takes a small share of the time however
 * large the network is.
 */
final class CheckpointTimer {
  /** Most of the time that may go into saving: one part of so many. */
  private static final int SHARE = 50;

  private final long interval;
  private long saved = System.nanoTime();
  private long cost;

  /**
   * @param interval between two times; zero for after every iteration, whatever it costs
   */
  CheckpointTimer(Duration interval) {
    this.interval = interval.toNanos();
  }

  boolean isDue() {
    return interval == 0 || System.nanoTime() - saved >= Math.max(interval, SHARE * cost);
  }

  /** Takes note of a save that began then, by {@link System#nanoTime}. */
  void savedSince(long began) {
    saved = System.nanoTime();
    cost = saved - began;
  }
}
