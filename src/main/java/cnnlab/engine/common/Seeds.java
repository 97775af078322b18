package cnnlab.engine.common;

/** Seeds of independent streams of random numbers. */
public final class Seeds {
  private Seeds() {}

  /** A seed that follows from the run's seed and the name of what draws from it. */
  public static long of(long seed, String name) {
    long mixed = seed;
    for (int i = 0; i < name.length(); i++) {
      mixed = 31 * mixed + name.charAt(i);
    }
    return mixed;
  }
}
