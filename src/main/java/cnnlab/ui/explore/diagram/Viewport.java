package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.Rectangle;

/**
 * Which part of a picture is seen, and how large. The point (x, y) of the picture lies at (x *
 * scale + offsetX, y * scale + offsetY) of the screen.
 */
record Viewport(double scale, double offsetX, double offsetY) {
  static final double LEAST = 0.05;
  static final double MOST = 4;
  private static final double MOST_FITTED = 2;
  private static final double MOST_SHOWN = 3;
  private static final double MARGIN = 4;

  /**
   * The whole picture in the middle of a screen of this size, not enlarged beyond twice its size.
   */
  static Viewport fit(double width, double height, double pictureWidth, double pictureHeight) {
    return fit(width, height, pictureWidth, pictureHeight, MOST_FITTED);
  }

  private static Viewport fit(
      double width, double height, double pictureWidth, double pictureHeight, double most) {
    double scale =
        Math.clamp(
            Math.min((width - 2 * MARGIN) / pictureWidth, (height - 2 * MARGIN) / pictureHeight),
            LEAST,
            most);
    return new Viewport(
        scale, (width - pictureWidth * scale) / 2, (height - pictureHeight * scale) / 2);
  }

  /**
   * The whole picture, or its upper part where it would be smaller than {@code least} then: it goes
   * on below the screen, never beside it.
   */
  static Viewport readable(
      double width, double height, double pictureWidth, double pictureHeight, double least) {
    double whole = fit(width, height, pictureWidth, pictureHeight).scale();
    double across = (width - 2 * MARGIN) / pictureWidth;
    double scale = Math.min(Math.max(whole, Math.min(across, least)), MOST);
    return new Viewport(
        scale,
        Math.max(MARGIN, (width - pictureWidth * scale) / 2),
        Math.max(MARGIN, (height - pictureHeight * scale) / 2));
  }

  /**
   * With this part of a picture that goes on below the screen as near to the middle as its ends
   * allow; what is seen as a whole stays where it is.
   */
  Viewport scrolledTo(Rectangle part, double height, double pictureHeight) {
    double lowest = Math.min(offsetY, height - MARGIN - pictureHeight * scale);
    double middle = height / 2 - part.centerY() * scale;
    return new Viewport(scale, offsetX, Math.clamp(middle, lowest, offsetY));
  }

  /** With this part of the picture in the middle, as large as a screen of this size allows. */
  static Viewport showing(Rectangle part, double width, double height) {
    Viewport fitted = fit(width, height, part.width(), part.height(), MOST_SHOWN);
    return fitted.centered(part.centerX(), part.centerY(), width, height);
  }

  /** The part of the picture that a screen of this size shows. */
  Rectangle seen(double width, double height) {
    return new Rectangle(pictureX(0), pictureY(0), width / scale, height / scale);
  }

  double pictureX(double screenX) {
    return (screenX - offsetX) / scale;
  }

  double pictureY(double screenY) {
    return (screenY - offsetY) / scale;
  }

  double screenX(double pictureX) {
    return pictureX * scale + offsetX;
  }

  double screenY(double pictureY) {
    return pictureY * scale + offsetY;
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
  Viewport centered(double x, double y, double width, double height) {
    return new Viewport(scale, width / 2 - x * scale, height / 2 - y * scale);
  }
}
