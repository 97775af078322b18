package cnnlab.engine.onednn;

import org.jspecify.annotations.Nullable;

/**
 * The memory in which the programs of one network compute. They take turns: what one leaves there
 * holds until another runs, and together they take no more than the largest of them.
 */
final class Workspace implements AutoCloseable {
  private final Runnable vacate;
  private @Nullable NativeMemory memory;
  private long bytes;

  /**
   * @param vacate closes the programs that lie in it, before it makes room for a larger one
   */
  Workspace(Runnable vacate) {
    this.vacate = vacate;
  }

  /** At least so many bytes. */
  NativeMemory of(long needed) {
    if (memory != null && needed <= bytes) {
      return memory;
    }
    if (memory != null) {
      vacate.run();
      close();
    }
    NativeMemory taken = new NativeMemory(needed);
    memory = taken;
    bytes = needed;
    return taken;
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
      memory = null;
    }
  }
}
