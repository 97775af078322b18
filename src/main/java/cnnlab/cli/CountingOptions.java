package cnnlab.cli;

import cnnlab.analysis.Conventions;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How costs are counted; what is not given is as in papers and torchvision. */
final class CountingOptions {
  private static final double MIB = 1 << 20;
  private static final double MB = 1e6;

  @Option(names = "--flops", description = "Count FLOPs: two for each multiply-accumulate.")
  private boolean flops;

  @Option(names = "--mb", description = "Memory in MB of a million bytes.")
  private boolean decimal;

  @Option(names = "--copies", description = "Count ReLU and addition as writing a new map.")
  private boolean copies;

  @Option(names = "--heads", description = "Count auxiliary classifiers with the network.")
  private boolean heads;

  @Option(names = "--state", description = "Count running means and variances as parameters.")
  private boolean state;

  Conventions conventions() {
    return new Conventions(flops, decimal, !copies, heads, state);
  }

  /** "58.1 MiB" or "60.9 MB". */
  static String megabytes(long bytes, Conventions counting) {
    return counting.decimal()
        ? String.format(Locale.ROOT, "%.1f MB", bytes / MB)
        : String.format(Locale.ROOT, "%.1f MiB", bytes / MIB);
  }
}
