package cnnlab.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory that this program takes, native memory of the engine among it. */
public final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMemory() {}

  /** Resident now, in MiB. Where the system does not tell, the Java heap in use. */
  public static long nowMiB() {
    return statusMiB("VmRSS:");
  }

  /** The most that was resident at any time, in MiB. */
  public static long peakMiB() {
    return statusMiB("VmHWM:");
  }

  private static long statusMiB(String field) {
    try (Stream<String> lines = Files.lines(STATUS, StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10) // given in KiB
          .findFirst()
          .orElseGet(ProcessMemory::heapMiB);
    } catch (IOException _) {
      return heapMiB(); // not Linux
    }
  }

  private static long heapMiB() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }
}
