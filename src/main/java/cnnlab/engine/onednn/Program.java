package cnnlab.engine.onednn;

import java.util.List;

/** Steps with all they need. */
final class Program implements AutoCloseable {
  private final Step[] steps;
  private final NativeMemory memory;

  Program(List<Step> steps, NativeMemory memory) {
    this.steps = steps.toArray(Step[]::new);
    this.memory = memory;
  }

  void run() {
    for (Step step : steps) {
      step.run();
    }
  }

  /** Runs, and tells the nanoseconds that every step took. */
  long[] timed() {
    long[] nanos = new long[steps.length];
    for (int i = 0; i < steps.length; i++) {
      long begin = System.nanoTime();
      steps[i].run();
      nanos[i] = System.nanoTime() - begin;
    }
    return nanos;
  }

  @Override
  public void close() {
    for (Step step : steps) {
      step.close();
    }
    memory.close();
  }
}
