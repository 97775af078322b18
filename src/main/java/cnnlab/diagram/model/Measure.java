package cnnlab.diagram.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.analysis.LayerStats;
import cnnlab.text.Messages;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A quantity of every layer of one network, and how it is written.
 *
 * @param counting how parameters, operations and memory are counted
 * @param byLayer the quantity, by the layer's name; what is missing is 0
 */
public record Measure(Quantity quantity, Conventions counting, Map<String, Double> byLayer) {
  private static final double MICRO = 1e-6;
  private static final double MILLI = 1e-3;
  private static final String[] DECIMAL = {"", " k", " M", " G", " T"};
  private static final String[] BINARY_BYTES = {" B", " KiB", " MiB", " GiB", " TiB"};
  private static final String[] DECIMAL_BYTES = {" B", " kB", " MB", " GB", " TB"};

  /** No quantity: boxes show what they compute. */
  public static final Measure NONE = new Measure(Quantity.KIND, Conventions.STANDARD, Map.of());

  public Measure {
    byLayer = Map.copyOf(byLayer);
  }

  /** What follows from the architecture; nothing for {@link Quantity#TIME}. */
  public static Measure of(Analysis analysis, Quantity quantity, Conventions counting) {
    return switch (quantity) {
      case KIND, TIME -> new Measure(quantity, counting, Map.of());
      case PARAMS -> of(analysis, quantity, counting, counting::params);
      case MACS -> of(analysis, quantity, counting, counting::operations);
      case MEMORY -> of(analysis, quantity, counting, counting::activationBytes);
      case FIELD -> of(analysis, quantity, counting, LayerStats::receptiveField);
    };
  }

  private static Measure of(
      Analysis analysis,
      Quantity quantity,
      Conventions counting,
      ToDoubleFunction<LayerStats> number) {
    Map<String, Double> byLayer = new HashMap<>();
    for (LayerStats stats : analysis.layers()) {
      byLayer.put(stats.layer().name(), number.applyAsDouble(stats));
    }
    return new Measure(quantity, counting, byLayer);
  }

  /** Measured times, in seconds. */
  public static Measure ofTimes(Map<String, Double> seconds) {
    return new Measure(Quantity.TIME, Conventions.STANDARD, seconds);
  }

  /** Of one layer. */
  public double of(String layer) {
    return byLayer.getOrDefault(layer, 0.0);
  }

  /** Of some layers together: their sum, or the widest field. */
  public double of(Collection<String> layers) {
    double together = 0;
    for (String layer : layers) {
      double own = of(layer);
      together = quantity == Quantity.FIELD ? Math.max(together, own) : together + own;
    }
    return together;
  }

  /** What is measured: "Parameters", "FLOPs". */
  public String title(Messages messages) {
    boolean flops = quantity == Quantity.MACS && counting.flops();
    String name = flops ? "flops" : quantity.name().toLowerCase(Locale.ROOT);
    return messages.get("diagram.quantity." + name);
  }

  /** A value with three digits and its unit: "15.5 G", "58.1 MiB", "212 px", "1.25 ms". */
  public String text(double value) {
    return switch (quantity) {
      case KIND, PARAMS, MACS -> scaled(value, 1000, DECIMAL);
      case MEMORY -> bytes(Math.round(value), counting);
      case FIELD -> Math.round(value) + " px";
      case TIME -> time(value);
    };
  }

  /** Memory with three digits and its unit, in powers of 1024 or as chosen of 1000: "58.1 MiB". */
  static String bytes(long bytes, Conventions counting) {
    return counting.decimal()
        ? scaled((double) bytes, 1000, DECIMAL_BYTES)
        : scaled((double) bytes, 1024, BINARY_BYTES);
  }

  private static String time(double seconds) {
    if (seconds >= 1) {
      return threeDigits(seconds) + " s";
    }
    return seconds >= MILLI
        ? threeDigits(seconds / MILLI) + " ms"
        : threeDigits(seconds / MICRO) + " µs";
  }

  private static String scaled(double value, double step, String[] units) {
    int unit = 0;
    double left = value;
    while (left >= step && unit < units.length - 1) {
      left /= step;
      unit++;
    }
    return (unit == 0 ? Long.toString(Math.round(left)) : threeDigits(left)) + units[unit];
  }

  private static String threeDigits(double number) {
    int decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}
