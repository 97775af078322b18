package cnnlab.explain;

import cnnlab.data.image.ColorMap;
import cnnlab.data.image.RgbImage;
import cnnlab.explain.AttributionMethod.Sign;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * The colors of a heat map.
 *
 * @param reach the value at the bright end; signed, also its negative at the other
 */
public record HeatMapColors(HeatMap map, Sign sign, double reach) {
  /** A few pixels far above all others would leave the rest of a map of pixels dark. */
  private static final double CLIPPED = 0.005;

  private static final int LEAST_PIXELS = 112;
  private static final int MOST_PIXELS = 256;

  /** On the scale of its own values. */
  public static HeatMapColors of(HeatMap map, Sign sign) {
    return new HeatMapColors(map, sign, reach(map));
  }

  /** The size that hardly any value exceeds. */
  public static double reach(HeatMap map) {
    float[] sizes = map.values().clone();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(sizes[i]);
    }
    Arrays.sort(sizes);
    return sizes[(int) Math.ceil((1 - CLIPPED) * (sizes.length - 1))];
  }

  /** Blue against, red for the class; else dark where nothing speaks for it, bright where most. */
  public static ColorMap colors(Sign sign) {
    return sign == Sign.SIGNED ? ColorMap.BLUE_RED : ColorMap.VIRIDIS;
  }

  /** How many pixels a side of its picture has: one for each value, however its cells lie. */
  public int side() {
    return Math.clamp(map.rows(), LEAST_PIXELS, MOST_PIXELS);
  }

  /** The color of a pixel of so large a picture, by column and row, as 0xAARRGGBB. */
  public IntBinaryOperator argb(int side) {
    ColorMap colors = colors(sign);
    return (x, y) -> {
      double value = map.at((x + 0.5) / side, (y + 0.5) / side);
      double share = reach > 0 ? value / reach : 0;
      return colors.argb(sign == Sign.SIGNED ? (1 + share) / 2 : share);
    };
  }

  /**
   * The map over the square image that it is of.
   *
   * @param opacity of the map, 0 to 1
   * @param side in pixels
   */
  public RgbImage over(RgbImage image, double opacity, int side) {
    IntBinaryOperator color = argb(side);
    byte[] rgb = new byte[side * side * 3];
    for (int i = 0; i < side * side; i++) {
      int x = i % side;
      int y = i / side;
      int argb = color.applyAsInt(x, y);
      int from = (y * image.height() / side * image.width() + x * image.width() / side) * 3;
      for (int channel = 0; channel < 3; channel++) {
        int above = argb >> (16 - 8 * channel) & 0xff;
        int below = image.rgb()[from + channel] & 0xff;
        rgb[3 * i + channel] = (byte) Math.round(opacity * above + (1 - opacity) * below);
      }
    }
    return new RgbImage(side, side, rgb);
  }
}
