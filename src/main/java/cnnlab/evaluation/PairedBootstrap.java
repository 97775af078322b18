package cnnlab.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far the difference of two networks' accuracies would vary on other images of the same kind:
 * the images are drawn anew from those at hand, with replacement and each with both networks'
 * predictions (Efron 1979; percentile interval).
 */
final class PairedBootstrap {
  private static final int RESAMPLES = 5000;
  private static final int SEED = 1; // the same images give the same interval

  private PairedBootstrap() {}

  /**
   * Interval of the first network's accuracy less the second's.
   *
   * @param onlyFirst images that only the first network classifies correctly
   * @param onlySecond images that only the second does
   * @param images all of them, at least 1
   */
  static Interval difference(int onlyFirst, int onlySecond, int images) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] differences = new double[RESAMPLES];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      int difference = 0;
      for (int i = 0; i < images; i++) {
        int drawn = random.nextInt(images);
        difference += drawn < onlyFirst ? 1 : drawn < onlyFirst + onlySecond ? -1 : 0;
      }
      differences[resample] = (double) difference / images;
    }
    Arrays.sort(differences);
    return new Interval(quantile(differences, 0.025), quantile(differences, 0.975));
  }

  /** Between the two nearest values, as NumPy's default. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
  }
}
