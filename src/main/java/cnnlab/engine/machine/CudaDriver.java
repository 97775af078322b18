package cnnlab.engine.machine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** The driver that is installed here. */
@SuppressWarnings("restricted") // native access is granted on the command line
record CudaDriver(SymbolLookup library) implements Gpu.Driver {
  /** The driver's own number for a function that it has not. */
  private static final int NOT_FOUND = 500;

  @Override
  public int call(String function, Object... arguments) {
    ValueLayout[] layouts = new ValueLayout[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      layouts[i] =
          arguments[i] instanceof MemorySegment ? ValueLayout.ADDRESS : ValueLayout.JAVA_INT;
    }
    Optional<MemorySegment> place = library.find(function);
    if (place.isEmpty()) {
      return NOT_FOUND;
    }
    try {
      return (int)
          Linker.nativeLinker()
              .downcallHandle(place.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts))
              .invokeWithArguments(arguments);
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(function, e);
    }
  }
}
