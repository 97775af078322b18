package cnnlab.engine.dl4j;

import cnnlab.engine.Device;
import cnnlab.engine.machine.Gpu;
import cnnlab.engine.machine.InstructionSet;
import cnnlab.engine.machine.MachineMemory;
import cnnlab.engine.machine.NativeProblem;
import cnnlab.engine.machine.OpenMp;
import cnnlab.text.UserProblem;
import java.util.Optional;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;

/** Loads ND4J's native part once, fitted to this machine. */
final class Backend {
  private static final String VERSION = "ND4J 1.0.0-M2.1";

  private Backend() {}

  /**
   * Loads it if need be; takes seconds then. A GPU that the CUDA build has no code for is never
   * touched: the build would fail on it in the middle of the work.
   *
   * @throws UserProblem where this machine cannot run it
   */
  static Device load() throws UserProblem {
    try {
      return loaded();
    } catch (LinkageError | RuntimeException e) {
      throw NativeProblem.of("ND4J", e);
    }
  }

  private static Device loaded() {
    Optional<Gpu> gpu = Gpu.first();
    boolean onGpu = usable(gpu, CpuBackendOnly.isCudaOnClassPath());
    InstructionSet instructions = InstructionSet.ofThisMachine();
    if (!onGpu) {
      ND4JClassLoading.setNd4jClassloader(new CpuBackendOnly(Backend.class.getClassLoader()));
      set("org.bytedeco.javacpp.platform.extension", instructions.extension());
    }
    long memory = MachineMemory.share();
    set("org.bytedeco.javacpp.maxbytes", Long.toString(memory));
    set("org.bytedeco.javacpp.maxphysicalbytes", Long.toString(memory));
    set("org.nd4j.log.initialization", "false");
    OpenMp.letThreadsSleep();
    return new Device(
        VERSION + (onGpu ? ", CUDA 11.6" : ", CPU"),
        instructions.title(),
        Nd4j.getEnvironment().maxThreads(),
        memory >> 20,
        gpu.orElse(null),
        onGpu);
  }

  /** Whether the GPU is to compute. */
  static boolean usable(Optional<Gpu> gpu, boolean cudaBuild) {
    return cudaBuild && gpu.map(Gpu::supported).orElse(false);
  }

  /** What was set on the command line counts. */
  private static void set(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
