package cnnlab.ui.explore;

/**
 * Which part of a picture is seen, and how large. The point (x, y) of the picture lies at (x *
 * scale + offsetX, y * scale + offsetY) of the screen.
 */
record Viewport(double scale, double offsetX, double offsetY) {
  static final double LEAST = 0.05;
  static final double MOST = 4;
  private static final double READABLE = 0.65;
  private static final double COMFORTABLE = 0.85;
  private static final double MARGIN = 16;

  /** The whole picture in the middle of a screen of this size, not enlarged beyond 1.5. */
  static Viewport fit(double width, double height, double pictureWidth, double pictureHeight) {
    double scale =
        Math.clamp(
            Math.min((width - 2 * MARGIN) / pictureWidth, (height - 2 * MARGIN) / pictureHeight),
            LEAST,
            1.5);
    return new Viewport(
        scale, (width - pictureWidth * scale) / 2, (height - pictureHeight * scale) / 2);
  }

  /**
   * The whole picture if it can be read then, else its beginning at a size that can: its left end
   * where it is wide, its top where it is tall.
   */
  static Viewport opening(double width, double height, double pictureWidth, double pictureHeight) {
    Viewport whole = fit(width, height, pictureWidth, pictureHeight);
    if (whole.scale >= READABLE) {
      return whole;
    }
    double scale =
        Math.clamp(
            Math.max((width - 2 * MARGIN) / pictureWidth, (height - 2 * MARGIN) / pictureHeight),
            READABLE,
            COMFORTABLE);
    return new Viewport(
        scale,
        Math.max(MARGIN, (width - pictureWidth * scale) / 2),
        Math.max(MARGIN, (height - pictureHeight * scale) / 2));
  }

  double pictureX(double screenX) {
    return (screenX - offsetX) / scale;
  }

  double pictureY(double screenY) {
    return (screenY - offsetY) / scale;
  }

  Viewport moved(double dx, double dy) {
    return new Viewport(scale, offsetX + dx, offsetY + dy);
  }

  /** Scaled by {@code factor} so that the point under (x, y) of the screen stays there. */
  Viewport zoomed(double factor, double x, double y) {
    double to = Math.clamp(scale * factor, LEAST, MOST);
    return new Viewport(to, x - pictureX(x) * to, y - pictureY(y) * to);
  }

  /** With the point (x, y) of the picture in the middle of a screen of this size. */
  Viewport centred(double x, double y, double width, double height) {
    return new Viewport(scale, width / 2 - x * scale, height / 2 - y * scale);
  }
}
