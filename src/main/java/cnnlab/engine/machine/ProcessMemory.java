package cnnlab.engine.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory that this program takes, native memory of the engine among it. */
public final class ProcessMemory {
  /**
   * Bytes that this program takes without any network and besides Java's heap: Java's classes and
   * compiled code, the libraries, oneDNN's generated kernels. Measured: 95 MiB with ResNet-20,
   * which needs few kernels, to 140 MiB with GoogLeNet.
   */
  private static final long WITHOUT_HEAP = 110L << 20;

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

  /**
   * Bytes that the program itself will take beside a network. Java's heap grows until its part for
   * new objects is full, and only then is collected; a network's first weights pass through it
   * twice, drawn and then laid out.
   *
   * @param weightBytes of the network
   * @param held bytes of native memory that networks hold now, which are no part of it
   */
  public static long program(long weightBytes, long held) {
    Runtime java = Runtime.getRuntime();
    long used = java.totalMemory() - java.freeMemory();
    long heap = used + Math.min(newObjects(), 2 * weightBytes);
    return Math.max(WITHOUT_HEAP + heap, (nowMiB() << 20) - held);
  }

  /** Bytes of the heap's part for new objects. */
  private static long newObjects() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().contains("Eden"))
        .mapToLong(pool -> pool.getUsage().getCommitted() - pool.getUsage().getUsed())
        .findFirst()
        .orElse(0);
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
