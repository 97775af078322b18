package cnnlab.engine.common;

import java.util.SplittableRandom;

/**
 * Which values a dropout layer keeps. Each iteration's mask follows from the seed and the
 * iteration's number alone, so that a run can be continued anywhere.
 */
public final class DropoutMask {
  private DropoutMask() {}

  /**
   * Factors for the layer's values: 0, or 1 / (1 - rate) for those kept.
   *
   * @param seed of this layer
   * @param iteration from 0
   */
  public static void fill(float[] mask, double rate, long seed, long iteration) {
    SplittableRandom random = new SplittableRandom(Seeds.of(seed, "iteration " + iteration));
    float scale = (float) (1 / (1 - rate));
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < rate ? 0 : scale;
    }
  }
}
