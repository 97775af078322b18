package cnnlab.engine.onednn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps with all they need. */
final class Program implements AutoCloseable {
  private final Step[] steps;
  private final @Nullable NativeMemory memory;

  /**
   * @param memory of the values that outlive its runs, which it owns; null where there are none
   */
  Program(List<Step> steps, @Nullable NativeMemory memory) {
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
    if (memory != null) {
      memory.close();
    }
  }
}
