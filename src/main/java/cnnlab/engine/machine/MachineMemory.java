package cnnlab.engine.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The memory that an engine may take. */
public final class MachineMemory {
  private static final double SHARE = 0.75;

  private MachineMemory() {}

  /** Its share of the machine's memory, or the container's, in bytes. */
  public static long share() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return (long) (SHARE * system.getTotalMemorySize());
  }
}
