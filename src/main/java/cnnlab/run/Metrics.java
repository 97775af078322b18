package cnnlab.run;

/**
 * How a network does on examples that it did not learn from.
 *
 * @param loss mean cross-entropy
 * @param accuracy share classified right, 0 to 1
 * @param top5 share whose class was among the five likeliest, 0 to 1; NaN where there are no more
 *     than five classes
 */
public record Metrics(double loss, double accuracy, double top5) {
  /** Where nothing was measured. */
  public static final Metrics NONE = new Metrics(Double.NaN, Double.NaN, Double.NaN);

  public boolean isMeasured() {
    return !Double.isNaN(loss);
  }
}
