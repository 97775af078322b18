package cnnlab.weights;

/**
 * How much memory the reading of a file may take: some times its size, whatever it claims to hold.
 */
public final class MemoryBudget {
  private static final long TIMES = 8;
  private static final long AT_LEAST = 64L << 20;

  private long left;

  public MemoryBudget(long fileBytes) {
    left = AT_LEAST + TIMES * fileBytes;
  }

  /** Whether so many bytes may still be taken, which they then are. */
  public boolean take(long bytes) {
    if (bytes < 0 || bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }
}
