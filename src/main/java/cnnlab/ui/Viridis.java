package cnnlab.ui;

/**
 * The viridis colour map of Matplotlib: dark blue for low, yellow for high, evenly rising in
 * brightness, and readable with every kind of colour vision.
 */
public final class Viridis {
  /** Red, green, blue at equal steps from 0 to 1, read off the published table. */
  private static final int[] STEPS = {
    0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
    0xFDE725
  };

  private Viridis() {}

  /**
   * The colour of a value.
   *
   * @param value 0 to 1; others are clamped, NaN counts as 0
   * @return opaque, as 0xAARRGGBB
   */
  public static int argb(double value) {
    double clamped = value > 0 ? Math.min(value, 1) : 0;
    double position = clamped * (STEPS.length - 1);
    int low = Math.min((int) position, STEPS.length - 2);
    double share = position - low;
    int colour = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = (STEPS[low] >> shift) & 0xFF;
      int to = (STEPS[low + 1] >> shift) & 0xFF;
      colour = (colour << 8) | (int) Math.round(from + share * (to - from));
    }
    return colour;
  }
}
