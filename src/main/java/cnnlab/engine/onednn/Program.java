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

  @Override
  public void close() {
    for (Step step : steps) {
      step.close();
    }
    memory.close();
  }
}
