package cnnlab.ui.inspect.explanation;

import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.HeatMap;
import cnnlab.ui.ColorMap;
import cnnlab.ui.PixelImage;
import java.util.Arrays;
import javafx.scene.image.Image;

/** A heat map in colors. */
final class HeatMapImage {
  private static final int LEAST_PIXELS = 112;
  private static final int MOST_PIXELS = 256;

  /** A few pixels far above all others would leave the rest of a pixel map dark. */
  private static final double CLIPPED = 0.005;

  private HeatMapImage() {}

  /** Blue against, red for the class; else dark where nothing speaks for it, bright where most. */
  static ColorMap colors(Family family) {
    return family == Family.SIGNED ? ColorMap.BLUE_RED : ColorMap.VIRIDIS;
  }

  /** One color for each value, however the map's cells lie. */
  static Image of(HeatMap map, Family family) {
    double greatest = greatest(map, family);
    int side = Math.clamp(map.rows(), LEAST_PIXELS, MOST_PIXELS);
    ColorMap colors = colors(family);
    return PixelImage.of(
        side,
        side,
        (x, y) -> {
          double value = map.at((x + 0.5) / side, (y + 0.5) / side);
          double share = greatest > 0 ? value / greatest : 0;
          return colors.argb(family == Family.SIGNED ? (1 + share) / 2 : share);
        });
  }

  /** The value at the end of the colors. */
  private static double greatest(HeatMap map, Family family) {
    return switch (family) {
      case LAYER, FALL -> map.greatest();
      case MAGNITUDE, SIGNED -> {
        float[] sizes = map.values().clone();
        for (int i = 0; i < sizes.length; i++) {
          sizes[i] = Math.abs(sizes[i]);
        }
        Arrays.sort(sizes);
        yield sizes[(int) ((1 - CLIPPED) * (sizes.length - 1))];
      }
    };
  }
}
