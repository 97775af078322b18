package cnnlab.engine.dl4j;

import cnnlab.engine.Device;
import cnnlab.text.UserProblem;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.nd4j.linalg.factory.Nd4j;

/** Loads ND4J's native part once, fitted to this machine. */
final class Backend {
  private static final String VERSION = "1.0.0-M2.1";
  private static final double SHARE_OF_MEMORY = 0.75;

  private Backend() {}

  /**
   * Loads it if need be; takes seconds then.
   *
   * @throws UserProblem where this machine cannot run it
   */
  static Device load() throws UserProblem {
    InstructionSet instructions = InstructionSet.ofThisMachine();
    long memory = machineMemory();
    set("org.bytedeco.javacpp.platform.extension", instructions.extension());
    set("org.bytedeco.javacpp.maxbytes", Long.toString(memory));
    set("org.bytedeco.javacpp.maxphysicalbytes", Long.toString(memory));
    set("org.nd4j.log.initialization", "false");
    try {
      int threads = Nd4j.getEnvironment().maxThreads();
      String backend = "ND4J " + VERSION + ", CPU";
      return new Device(backend, instructions.title(), threads, memory >> 20, null, false);
    } catch (LinkageError | RuntimeException e) {
      throw UserProblem.of("engine.native").causedBy(e);
    }
  }

  /** What was set on the command line counts. */
  private static void set(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** What the engine may take of the machine's memory, or the container's, in bytes. */
  private static long machineMemory() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return (long) (SHARE_OF_MEMORY * system.getTotalMemorySize());
  }
}
