package cnnlab.ui.inspect.activation;

/**
 * How many tiles stand beside each other and how large they are, so that they fill the width.
 *
 * @param side of a tile, in pixels
 */
record TileLayout(int columns, double side) {

  /**
   * The largest tiles that all fit; where even the least do not, these, and the rest is scrolled
   * to.
   *
   * @param gap between two tiles, and before the first and after the last half of it
   */
  static TileLayout of(
      int count, double width, double height, double gap, double least, double most) {
    int columns = 1;
    int mostColumns = Math.max(1, (int) (width / (least + gap)));
    while (columns < mostColumns && !fits(count, columns, width, height, gap, most)) {
      columns++;
    }
    return new TileLayout(columns, Math.max(1, Math.min(most, side(columns, width, gap))));
  }

  private static boolean fits(
      int count, int columns, double width, double height, double gap, double most) {
    double side = side(columns, width, gap);
    return side <= most && Math.ceilDiv(count, columns) * (side + gap) <= height;
  }

  private static double side(int columns, double width, double gap) {
    return Math.floor(width / columns) - gap;
  }
}
