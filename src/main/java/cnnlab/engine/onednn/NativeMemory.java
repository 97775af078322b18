package cnnlab.engine.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Zeroed memory in pages of 2 MiB where Linux grants them: with pages of 4 KiB the processor looks
 * up addresses for a good part of its time.
 */
@SuppressWarnings("restricted") // native access is granted on the command line
final class NativeMemory implements AutoCloseable {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle MADVISE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("madvise"),
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT));
  private static final MethodHandle MMAP =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("mmap"),
          FunctionDescriptor.of(
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle MUNMAP =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("munmap"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
  private static final int READ_WRITE = 3;
  private static final int PRIVATE_ANONYMOUS = 0x22;
  private static final int HUGE_PAGES = 14;
  private static final long HUGE_PAGE = 2L << 20;

  private static final AtomicLong HELD = new AtomicLong();

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;

  /** Takes at least that many bytes. */
  NativeMemory(long bytes) {
    long size = pages(bytes);
    try {
      MemorySegment mapped =
          (MemorySegment)
              MMAP.invokeExact(
                  MemorySegment.NULL, size + HUGE_PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
      if (mapped.address() == -1) {
        throw new OutOfMemoryError("Failed to allocate " + (size >> 20) + " MiB");
      }
      long aligned = Math.ceilDiv(mapped.address(), HUGE_PAGE) * HUGE_PAGE;
      int _ = (int) MADVISE.invokeExact(MemorySegment.ofAddress(aligned), size, HUGE_PAGES);
      memory = MemorySegment.ofAddress(aligned).reinterpret(size, arena, _ -> unmap(mapped, size));
      HELD.addAndGet(size);
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(e);
    }
  }

  private static void unmap(MemorySegment mapped, long size) {
    try {
      int _ = (int) MUNMAP.invokeExact(mapped, size + HUGE_PAGE);
      HELD.addAndGet(-size);
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(e);
    }
  }

  /** What so many bytes come to in whole pages. */
  static long pages(long bytes) {
    return Math.ceilDiv(Math.max(bytes, 1), HUGE_PAGE) * HUGE_PAGE;
  }

  /** Bytes of all memory that is held now. */
  static long held() {
    return HELD.get();
  }

  MemorySegment segment() {
    return memory;
  }

  @Override
  public void close() {
    arena.close();
  }
}
