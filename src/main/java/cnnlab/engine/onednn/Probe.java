package cnnlab.engine.onednn;

import cnnlab.engine.common.ActivationStatistics;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at a layer's output while it is still in memory, when asked to. */
final class Probe implements Step {
  private final Value output;
  private boolean looks;
  private @Nullable ActivationStatistics seen;

  Probe(Value output) {
    this.output = output;
  }

  /** Whether to look in the runs to come. */
  void look(boolean look) {
    looks = look;
  }

  @Override
  public void run() {
    if (looks) {
      seen = StatisticsReader.of(output);
    }
  }

  /** What it saw last. */
  ActivationStatistics seen() {
    return Objects.requireNonNull(seen, "not yet looked");
  }
}
