package cnnlab.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a network is right as often as its probabilities say: the reliability diagram and the
 * expected calibration error (Guo et al. 2017, 15 bins of equal width).
 *
 * @param ece mean over all examples of the gap between confidence and accuracy in their bin, 0 to 1
 * @param bins from the least confident; also those without examples
 */
public record Calibration(double ece, List<Bin> bins) {
  private static final int BINS = 15;

  /**
   * The examples whose likeliest class has a probability above {@code from} and up to {@code to}.
   *
   * @param confidence their mean probability; NaN where there are none
   * @param accuracy share that is right; NaN where there are none
   */
  public record Bin(double from, double to, long examples, double confidence, double accuracy) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /** Collects examples one by one. */
  static final class Sums {
    private final long[] examples = new long[BINS];
    private final long[] right = new long[BINS];
    private final double[] confidence = new double[BINS];

    /**
     * @param probability of the likeliest class
     */
    void add(double probability, boolean isRight) {
      int bin = Math.clamp((int) Math.ceil(probability * BINS) - 1, 0, BINS - 1);
      examples[bin]++;
      right[bin] += isRight ? 1 : 0;
      confidence[bin] += probability;
    }

    Calibration calibration() {
      List<Bin> bins = new ArrayList<>();
      double gaps = 0;
      long all = 0;
      for (int bin = 0; bin < BINS; bin++) {
        double from = (double) bin / BINS;
        double to = (bin + 1.0) / BINS;
        double count = examples[bin];
        bins.add(new Bin(from, to, examples[bin], confidence[bin] / count, right[bin] / count));
        gaps += Math.abs(confidence[bin] - right[bin]);
        all += examples[bin];
      }
      return new Calibration(gaps / all, bins);
    }
  }
}
