package cnnlab.comparison;

import cnnlab.chart.Axes;
import cnnlab.chart.Extent;
import cnnlab.engine.machine.EnergyMeter;
import cnnlab.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What accuracy can be set against. */
public enum CostAxis {
  PARAMS(1e6),
  MACS(1e6),
  /** To train, in bytes. */
  MEMORY(1024 * 1024),
  /** To answer for one image, in bytes. */
  INFERENCE_MEMORY(1024 * 1024),
  /** Of the weights as float32, in bytes. */
  FILE_SIZE(1024 * 1024),
  /** Of all epochs, in seconds; on the machine of the run. */
  TRAINING_TIME(60),
  /** Images trained on per second: the more the better; on the machine of the run. */
  THROUGHPUT(1),
  /** Of one image's answer, in seconds; measured on this machine. */
  LATENCY(1e-3),
  /** Of the processor for one image's answer, in joules; measured on this machine. */
  ENERGY(1e-3);

  private final double unit;

  CostAxis(double unit) {
    this.unit = unit;
  }

  /** Those that can be told here: not every machine tells its energy. */
  public static List<CostAxis> onThisMachine() {
    return Arrays.stream(values())
        .filter(cost -> cost != ENERGY || EnergyMeter.start().isPresent())
        .toList();
  }

  /** As an axis shows it: a count, MiB, minutes or milliseconds; NaN where it is not known. */
  public double of(ComparedRun run) {
    return shown(number(run));
  }

  /** What a published network costs, as an axis shows it; NaN where nobody tells. */
  public double of(PublishedReference reference) {
    return shown(number(reference));
  }

  private double shown(double number) {
    return isCount() ? number : number / unit;
  }

  private boolean isCount() {
    return this == PARAMS || this == MACS;
  }

  /** A count, bytes or seconds. */
  private double number(ComparedRun run) {
    return switch (this) {
      case TRAINING_TIME -> run.epochsDone() == 0 ? Double.NaN : run.seconds();
      case THROUGHPUT -> run.imagesPerSecond();
      case LATENCY -> run.latency() == null ? Double.NaN : run.latency().median();
      case ENERGY ->
          run.latency() == null || run.latency().joules() == null
              ? Double.NaN
              : run.latency().joules();
      default -> number(run.costs());
    };
  }

  private double number(PublishedReference reference) {
    return number(reference.costs());
  }

  private double number(NetworkCosts costs) {
    return switch (this) {
      case PARAMS -> costs.params();
      case MACS -> costs.macs();
      case MEMORY -> costs.trainingBytes();
      case INFERENCE_MEMORY -> costs.inferenceBytes();
      case FILE_SIZE -> costs.fileBytes();
      case TRAINING_TIME, THROUGHPUT, LATENCY, ENERGY -> Double.NaN;
    };
  }

  /** In words: "25.6 M", "97.8 MiB", "–" where it is not known. */
  public String text(double shown, Messages messages) {
    if (Double.isNaN(shown)) {
      return "–";
    }
    return isCount()
        ? Axes.brief(Extent.threeDigits(shown))
        : String.format(
            Locale.ROOT,
            shown < 10 ? "%.2f %s" : shown < 1000 ? "%.1f %s" : "%,.0f %s",
            shown,
            unit(messages));
  }

  /** What a budget is typed in: millions, MiB, minutes, images per second, milliseconds, mJ. */
  public String unit(Messages messages) {
    return messages.get(titleKey() + ".unit");
  }

  /** Whether more of it is better, as of a speed; of a cost, less is. */
  public boolean isGain() {
    return this == THROUGHPUT;
  }

  /** Whether it was measured on the machine that the run was trained on, which may be another. */
  public boolean isOfRunsMachine() {
    return this == TRAINING_TIME || this == THROUGHPUT;
  }

  /**
   * Whether a run costs no more than this many of its unit, or gains no less; what is not known
   * does not.
   */
  boolean fits(ComparedRun run, double budget) {
    double amount = number(run) / unit;
    return isGain() ? amount >= budget : amount <= budget;
  }

  /** What is shown of it, the better the less. */
  double burden(ComparedRun run) {
    return isGain() ? -of(run) : of(run);
  }

  /** Message key of its name. */
  public String titleKey() {
    return "compare.cost." + name().toLowerCase(Locale.ROOT);
  }

  /** Its name as a heading. */
  public String heading(Messages messages) {
    String title = messages.get(titleKey());
    return title.substring(0, 1).toUpperCase(messages.locale()) + title.substring(1);
  }

  /** Message key of its name with the unit, for an axis. */
  public String axisKey() {
    return titleKey() + ".axis";
  }
}
