package cnnlab.engine.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * An NVIDIA GPU as its driver describes it. Asking the driver needs no CUDA libraries and loads no
 * backend, so that it can be told beforehand whether one could use the GPU.
 *
 * @param name "NVIDIA GeForce RTX 3060"
 * @param major first part of the compute capability
 * @param minor second part of the compute capability
 */
@SuppressWarnings("restricted") // native access is granted on the command line
public record Gpu(String name, int major, int minor) {
  private static final int LONGEST_NAME = 256;

  /** Numbers of the driver's device attributes, from NVIDIA's cuda.h. */
  private static final int CAPABILITY_MAJOR = 75;

  private static final int CAPABILITY_MINOR = 76;

  /** What ND4J's only CUDA build, for CUDA 11.6, holds machine code for; it holds no PTX. */
  private static final int OLDEST_MAJOR = 5;

  private static final int NEWEST_MAJOR = 8;

  /** The first GPU of this machine; empty where there is no driver or no GPU. */
  public static Optional<Gpu> first() {
    String library =
        System.getProperty("os.name").startsWith("Windows") ? "nvcuda" : "libcuda.so.1";
    try (Arena arena = Arena.ofConfined()) {
      return first(new CudaDriver(SymbolLookup.libraryLookup(library, arena)));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // no such library: no driver
    }
  }

  /** The functions of the CUDA driver. */
  @FunctionalInterface
  interface Driver {
    /**
     * Calls one.
     *
     * @param arguments ints, and places for answers
     * @return the driver's status, 0 for success
     */
    int call(String function, Object... arguments);
  }

  /** The GPU that the driver numbers 0, which ND4J computes on; empty where it tells of none. */
  static Optional<Gpu> first(Driver driver) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment device = arena.allocate(ValueLayout.JAVA_INT);
      MemorySegment name = arena.allocate(LONGEST_NAME + 1L); // ends in a zero whatever is written
      MemorySegment major = arena.allocate(ValueLayout.JAVA_INT);
      MemorySegment minor = arena.allocate(ValueLayout.JAVA_INT);
      boolean found =
          driver.call("cuInit", 0) == 0
              && driver.call("cuDeviceGet", device, 0) == 0
              && driver.call("cuDeviceGetName", name, LONGEST_NAME, value(device)) == 0
              && driver.call("cuDeviceGetAttribute", major, CAPABILITY_MAJOR, value(device)) == 0
              && driver.call("cuDeviceGetAttribute", minor, CAPABILITY_MINOR, value(device)) == 0
              && value(major) > 0;
      return found
          ? Optional.of(new Gpu(name.getString(0).strip(), value(major), value(minor)))
          : Optional.empty();
    }
  }

  private static int value(MemorySegment place) {
    return place.get(ValueLayout.JAVA_INT, 0);
  }

  /** Whether ND4J's CUDA build has code for this generation. */
  public boolean supported() {
    boolean kepler = major == 3 && minor == 7;
    return kepler || (major >= OLDEST_MAJOR && major <= NEWEST_MAJOR);
  }

  /** "NVIDIA GeForce RTX 3060, compute capability 8.6". */
  public String title() {
    return name + ", compute capability " + major + "." + minor;
  }
}
