package cnnlab.explain.unit;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How an image is made that excites a unit (Olah et al. 2017, "Feature Visualization").
 *
 * @param steps of Adam
 * @param rate its learning rate
 * @param waves whether the image is made of waves, not pixels
 * @param decorrelated whether its colors are those of photos
 * @param jitter whether it is shifted at each step, by up to 8 and then 4 pixels of 224
 * @param scale whether it is enlarged or reduced, 0.9 to 1.1 times
 * @param rotate whether it is turned, by up to 10 degrees
 * @param seed of where it begins and of how it is moved
 */
@RecordBuilder
public record MaximizationSettings(
    int steps,
    double rate,
    boolean waves,
    boolean decorrelated,
    boolean jitter,
    boolean scale,
    boolean rotate,
    long seed)
    implements MaximizationSettingsBuilder.With {
  /** Adam's usual learning rate for it. */
  public static final double RATE = 0.05;

  /** All regularizers. */
  public static MaximizationSettings usual(int steps, long seed) {
    return new MaximizationSettings(steps, RATE, true, true, true, true, true, seed);
  }

  /** None: what the unit wants, whether it looks like anything or not. */
  public static MaximizationSettings bare(int steps, long seed) {
    return new MaximizationSettings(steps, RATE, false, false, false, false, false, seed);
  }
}
