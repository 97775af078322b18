package cnnlab.engine.machine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/** The memory that this program takes, native memory of the engine among it. */
public final class ProcessMemory {
  /**
   * Bytes that this program takes without any network and besides Java's heap: Java's classes and
   * compiled code, the libraries, oneDNN's generated kernels. Measured: 95 MiB with ResNet-20,
   * which needs few kernels, to 140 MiB with GoogLeNet.
   */
  private static final long WITHOUT_HEAP = 110L << 20;

  /** The system is asked at most so often: it takes a millisecond. */
  private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

  private static final AtomicLong PEAK = new AtomicLong();
  private static long asked;
  private static long latest;

  private ProcessMemory() {}

  /**
   * Resident now, in MiB, to the second. Where the system does not tell, the Java heap in use. The
   * first call takes a third of a second: not for the thread that draws.
   */
  public static synchronized long nowMiB() {
    long now = System.nanoTime();
    if (latest == 0 || now - asked >= INTERVAL) {
      asked = now;
      latest = resident() >> 20;
      PEAK.accumulateAndGet(latest, Math::max);
    }
    return latest;
  }

  /** The most that was found resident at any call of this or {@link #nowMiB}, in MiB. */
  public static synchronized long peakMiB() {
    asked = System.nanoTime() - INTERVAL;
    long _ = nowMiB();
    return PEAK.get();
  }

  private static long resident() {
    OSProcess process = Machine.PROCESS;
    return process.updateAttributes()
        ? process.getResidentMemory()
        : ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Loaded when first asked for, which is long after the start. */
  private static final class Machine {
    private static final OSProcess PROCESS =
        new SystemInfo().getOperatingSystem().getCurrentProcess();
  }

  /**
   * Gives back to the system what Java's heap holds in vain, such as what opening a data set left.
   * Stops all threads for a fraction of a second.
   */
  public static void giveBack() {
    System.gc();
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
}
