package cnnlab.data.image;

/** Colors that stand for numbers. */
public final class ColorMap {
  /**
   * Matplotlib's viridis: dark blue for low, yellow for high, evenly rising in brightness, and
   * readable with every kind of color vision.
   */
  public static final ColorMap VIRIDIS =
      new ColorMap(
          0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
          0xFDE725);

  /** ColorBrewer's RdBu turned round: blue below the middle, white there, red above. */
  public static final ColorMap BLUE_RED =
      new ColorMap(
          0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B);

  /** From black to white. */
  public static final ColorMap GRAY = new ColorMap(0x000000, 0xFFFFFF);

  /** Red, green, blue at equal steps from 0 to 1. */
  private final int[] steps;

  private ColorMap(int... steps) {
    this.steps = steps;
  }

  /**
   * The color of a value.
   *
   * @param value 0 to 1; others are clamped, NaN counts as 0
   * @return opaque, as 0xAARRGGBB
   */
  public int argb(double value) {
    double clamped = value > 0 ? Math.min(value, 1) : 0;
    double position = clamped * (steps.length - 1);
    int low = Math.min((int) position, steps.length - 2);
    double share = position - low;
    int color = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = (steps[low] >> shift) & 0xFF;
      int to = (steps[low + 1] >> shift) & 0xFF;
      color = (color << 8) | (int) Math.round(from + share * (to - from));
    }
    return color;
  }
}
