package cnnlab.evaluation;

/**
 * A 95 % confidence interval of a share, or of the difference of two.
 *
 * @param low 0 to 1; of a difference, -1 to 1
 * @param high the same
 */
public record Interval(double low, double high) {
  /** Of the standard normal distribution: 95 % of it lie within this distance from 0. */
  private static final double Z = 1.959963984540054;

  /**
   * Wilson's score interval (Wilson 1927), which keeps within 0 to 1 and holds for few examples and
   * for shares near 0 or 1.
   *
   * @param count at least 1
   */
  public static Interval wilson(long successes, long count) {
    double n = count;
    double share = successes / n;
    double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double center = share + Z * Z / (2 * n);
    double scale = 1 + Z * Z / n;
    return new Interval(
        Math.max(0, (center - spread) / scale), Math.min(1, (center + spread) / scale));
  }
}
