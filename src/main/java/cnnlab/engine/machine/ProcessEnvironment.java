package cnnlab.engine.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Environment variables for native libraries that are loaded later. */
@SuppressWarnings("restricted") // native access is granted on the command line
final class ProcessEnvironment {
  private static final FunctionDescriptor SETENV =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

  private ProcessEnvironment() {}

  /** Sets a variable that the process does not have; does nothing where there is no setenv. */
  static void setIfAbsent(String name, String value) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
    if (setenv.isEmpty()) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle call = linker.downcallHandle(setenv.get(), SETENV);
      int _ = (int) call.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(name, e);
    }
  }
}
