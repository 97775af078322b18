package cnnlab.ui.inspect.image;

import cnnlab.explain.HeatMapColors;
import cnnlab.ui.PixelImage;
import javafx.scene.image.Image;

/** A heat map in colors, for the screen. */
final class HeatMapImage {
  private HeatMapImage() {}

  static Image of(HeatMapColors colors) {
    return PixelImage.of(colors.side(), colors.side(), colors.argb(colors.side()));
  }
}
