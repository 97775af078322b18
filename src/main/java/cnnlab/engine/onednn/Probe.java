package cnnlab.engine.onednn;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at a unit's output while it is still in memory, when asked to. */
final class Probe implements Step {
  private final Unit unit;
  private final Value output;
  private boolean wanted;
  private @Nullable ActivationStatistics seen;

  Probe(Unit unit, Value output) {
    this.unit = unit;
    this.output = output;
  }

  /** Whether to look in the runs to come. */
  void want(boolean look) {
    wanted = look;
  }

  @Override
  public void run() {
    if (wanted) {
      seen = ActivationStatistics.of(output);
    }
  }

  Unit unit() {
    return unit;
  }

  /** What it saw last. */
  ActivationStatistics seen() {
    return Objects.requireNonNull(seen, "not yet looked");
  }
}
