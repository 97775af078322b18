package cnnlab.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
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
      return new Driver(SymbolLookup.libraryLookup(library, arena), arena).firstGpu();
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // no such library: no driver
    }
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

  /** The few functions of the CUDA driver that are needed; each yields 0 for success. */
  private record Driver(SymbolLookup library, Arena arena) {
    Optional<Gpu> firstGpu() {
      MemorySegment device = arena.allocate(ValueLayout.JAVA_INT);
      MemorySegment name = arena.allocate(LONGEST_NAME);
      MemorySegment major = arena.allocate(ValueLayout.JAVA_INT);
      MemorySegment minor = arena.allocate(ValueLayout.JAVA_INT);
      boolean found =
          call("cuInit", 0)
              && call("cuDeviceGet", device, 0)
              && call("cuDeviceGetName", name, LONGEST_NAME, value(device))
              && call("cuDeviceGetAttribute", major, CAPABILITY_MAJOR, value(device))
              && call("cuDeviceGetAttribute", minor, CAPABILITY_MINOR, value(device));
      return found
          ? Optional.of(new Gpu(name.getString(0), value(major), value(minor)))
          : Optional.empty();
    }

    private static int value(MemorySegment place) {
      return place.get(ValueLayout.JAVA_INT, 0);
    }

    /** Calls a C function of pointers and ints. */
    private boolean call(String function, Object... arguments) {
      ValueLayout[] layouts = new ValueLayout[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        layouts[i] =
            arguments[i] instanceof MemorySegment ? ValueLayout.ADDRESS : ValueLayout.JAVA_INT;
      }
      Optional<MemorySegment> place = library.find(function);
      if (place.isEmpty()) {
        return false;
      }
      try {
        return Linker.nativeLinker()
            .downcallHandle(place.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts))
            .invokeWithArguments(arguments)
            .equals(0);
      } catch (Throwable e) { // what a method handle declares
        throw new IllegalStateException(function, e);
      }
    }
  }
}
