package cnnlab.engine.onednn;

import cnnlab.engine.common.ActivationStatistics;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at a unit's output while it is still in memory, when asked to. */
final class Probe implements Step {
  private final Value output;
  private boolean wanted;
  private @Nullable ActivationStatistics seen;

  Probe(Value output) {
    this.output = output;
  }

  /** Whether to look in the runs to come. */
  void want(boolean look) {
    wanted = look;
  }

  @Override
  public void run() {
    if (wanted) {
      seen = StatisticsReader.of(output);
    }
  }

  /** What it saw last. */
  ActivationStatistics seen() {
    return Objects.requireNonNull(seen, "not yet looked");
  }
}
