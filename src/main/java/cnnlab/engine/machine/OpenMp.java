package cnnlab.engine.machine;

/**
 * How the threads of OpenMP, which the native libraries compute with, wait for work. By default
 * they spin, and as soon as anything else runs on the machine, each of a step's thousand waits
 * lasts for a time slice (measured: 37 s a step in place of 0.6 s).
 */
public final class OpenMp {
  private OpenMp() {}

  /** To be called before a native library is loaded. The environment's own setting counts. */
  public static void letThreadsSleep() {
    ProcessEnvironment.setIfAbsent("OMP_WAIT_POLICY", "passive");
  }
}
