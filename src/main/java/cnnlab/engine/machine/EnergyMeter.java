package cnnlab.engine.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The energy that the machine's processors take, all programs on them together: Intel's and AMD's
 * RAPL counters as Linux shows them. Most systems let the administrator alone read them.
 */
public final class EnergyMeter {
  private static final Path LINUX = Path.of("/sys/class/powercap");

  /** A processor; its parts ({@code intel-rapl:0:0}) are counted in it. */
  private static final String PROCESSOR = "intel-rapl:[0-9]*";

  private static final double MICRO = 1e-6;

  /**
   * A processor's counter.
   *
   * @param wraps microjoules after which it begins again
   */
  private record Counter(Path file, long wraps) {}

  private final List<Counter> counters;
  private final long[] before;

  private EnergyMeter(List<Counter> counters) throws IOException {
    this.counters = List.copyOf(counters);
    before = new long[counters.size()];
    for (int i = 0; i < before.length; i++) {
      before[i] = number(counters.get(i).file);
    }
  }

  /** Begins to measure; empty where the machine does not tell. */
  public static Optional<EnergyMeter> start() {
    return start(LINUX);
  }

  static Optional<EnergyMeter> start(Path powercap) {
    List<Counter> counters = new ArrayList<>();
    try (DirectoryStream<Path> zones = Files.newDirectoryStream(powercap, PROCESSOR)) {
      for (Path zone : zones) {
        if (zone.getFileName().toString().chars().filter(it -> it == ':').count() == 1) {
          counters.add(
              new Counter(zone.resolve("energy_uj"), number(zone.resolve("max_energy_range_uj"))));
        }
      }
      return counters.isEmpty() ? Optional.empty() : Optional.of(new EnergyMeter(counters));
    } catch (IOException | NumberFormatException untold) {
      return Optional.empty();
    }
  }

  /** Joules since the beginning; empty where the machine tells no more. */
  public Optional<Double> joules() {
    double sum = 0;
    try {
      for (int i = 0; i < before.length; i++) {
        long taken = number(counters.get(i).file) - before[i];
        sum += MICRO * (taken < 0 ? taken + counters.get(i).wraps : taken);
      }
      return Optional.of(sum);
    } catch (IOException | NumberFormatException untold) {
      return Optional.empty();
    }
  }

  private static long number(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip());
  }
}
