package cnnlab.comparison;

import java.util.Locale;

/** What accuracy can be set against. */
public enum CostAxis {
  PARAMS,
  MACS,
  MEMORY;

  private static final double MEBI = 1024.0 * 1024;

  /** As an axis shows it: a count, or MiB. */
  public double of(ComparedRun run) {
    return shown(number(run));
  }

  /** What a published network costs, as an axis shows it. */
  public double of(PublishedReference reference) {
    return shown(number(reference));
  }

  double shown(long value) {
    return this == MEMORY ? value / MEBI : value;
  }

  /** A count, or bytes. */
  public long number(ComparedRun run) {
    return switch (this) {
      case PARAMS -> run.params();
      case MACS -> run.macs();
      case MEMORY -> run.memoryBytes();
    };
  }

  /** A count, or bytes. */
  public long number(PublishedReference reference) {
    return switch (this) {
      case PARAMS -> reference.params();
      case MACS -> reference.macs();
      case MEMORY -> reference.memoryBytes();
    };
  }

  /** Message key of its name. */
  public String titleKey() {
    return "compare.cost." + name().toLowerCase(Locale.ROOT);
  }

  /** Message key of its name with the unit, for an axis. */
  public String axisKey() {
    return titleKey() + ".axis";
  }
}
