package cnnlab.ui.compare;

import cnnlab.ui.Numbers;
import java.util.Locale;

/** What accuracy can be set against. */
enum CostAxis {
  PARAMS,
  MACS,
  MEMORY;

  private static final double MEBI = 1024.0 * 1024;

  /** As an axis shows it: a count, or MiB. */
  double of(ComparedRun run) {
    long value = number(run);
    return this == MEMORY ? value / MEBI : value;
  }

  /** What a published network costs; NaN for the memory, which depends on how it is trained. */
  double of(Reference reference) {
    return switch (this) {
      case PARAMS -> reference.params();
      case MACS -> reference.macs();
      case MEMORY -> Double.NaN;
    };
  }

  /** As a table shows it, with its unit. */
  String text(ComparedRun run) {
    long value = number(run);
    return this == MEMORY ? Numbers.bytes(value) : Numbers.brief(value);
  }

  private long number(ComparedRun run) {
    return switch (this) {
      case PARAMS -> run.params();
      case MACS -> run.macs();
      case MEMORY -> run.memoryBytes();
    };
  }

  /** Message key of its name. */
  String titleKey() {
    return "compare.cost." + name().toLowerCase(Locale.ROOT);
  }

  /** Message key of its name with the unit, for an axis. */
  String axisKey() {
    return titleKey() + ".axis";
  }
}
