package cnnlab.diagram.scene;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Steps of color from little to much, further from the background the more it is. Both scales run
 * evenly in lightness, so that they can be read without color vision and in gray print.
 */
final class Heat {
  /** ColorBrewer's YlGnBu of nine classes (Cynthia Brewer, Apache-2.0). */
  private static final int[] ON_WHITE = {
    0xffffd9, 0xedf8b1, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x253494, 0x081d58
  };

  /** Nine even steps of matplotlib's viridis (CC0). */
  private static final int[] ON_BLACK = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  private static final RgbColor BLACK = new RgbColor(0x000000);
  private static final RgbColor WHITE = new RgbColor(0xffffff);

  private Heat() {}

  static List<LayerStyle> onWhite() {
    return styles(ON_WHITE, 0x8a99a8);
  }

  static List<LayerStyle> onBlack() {
    return styles(ON_BLACK, 0x7d8894);
  }

  private static List<LayerStyle> styles(int[] fills, int border) {
    return IntStream.range(0, fills.length)
        .mapToObj(
            i -> {
              RgbColor fill = new RgbColor(fills[i]);
              RgbColor text = fill.contrast(BLACK) > fill.contrast(WHITE) ? BLACK : WHITE;
              return new LayerStyle("heat-" + i, fill, new RgbColor(border), text);
            })
        .toList();
  }
}
