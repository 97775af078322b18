package cnnlab.data.transform;

import cnnlab.data.image.RgbImage;

/** Changes of an image that keep its size; each makes a copy. */
final class ImageTransforms {
  private static final int WHITE = 255;

  private ImageTransforms() {}

  /** Cuts out a window shifted by (right, down), black where it leaves the image. */
  static RgbImage moved(RgbImage image, int right, int down, boolean mirrored) {
    int width = image.width();
    int height = image.height();
    byte[] in = image.rgb();
    byte[] out = new byte[in.length];
    for (int y = Math.max(0, -down); y < Math.min(height, height - down); y++) {
      for (int x = Math.max(0, -right); x < Math.min(width, width - right); x++) {
        int from = ((y + down) * width + x + right) * 3;
        int to = (y * width + (mirrored ? width - 1 - x : x)) * 3;
        out[to] = in[from];
        out[to + 1] = in[from + 1];
        out[to + 2] = in[from + 2];
      }
    }
    return new RgbImage(width, height, out);
  }

  /** Turns it about its center, clockwise, bilinearly; outside the image is black. */
  static RgbImage rotated(RgbImage image, double degrees) {
    double cos = StrictMath.cos(Math.toRadians(degrees));
    double sin = StrictMath.sin(Math.toRadians(degrees));
    double centerX = (image.width() - 1) / 2.0;
    double centerY = (image.height() - 1) / 2.0;
    byte[] out = new byte[image.rgb().length];
    for (int y = 0, to = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        double fromX = centerX + (x - centerX) * cos + (y - centerY) * sin;
        double fromY = centerY + (y - centerY) * cos - (x - centerX) * sin;
        for (int channel = 0; channel < 3; channel++, to++) {
          out[to] = (byte) Math.round(between(image, fromX, fromY, channel));
        }
      }
    }
    return new RgbImage(image.width(), image.height(), out);
  }

  private static double between(RgbImage image, double x, double y, int channel) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double down = y - top;
    return (1 - down)
            * ((1 - right) * value(image, left, top, channel)
                + right * value(image, left + 1, top, channel))
        + down
            * ((1 - right) * value(image, left, top + 1, channel)
                + right * value(image, left + 1, top + 1, channel));
  }

  private static int value(RgbImage image, int x, int y, int channel) {
    boolean outside = x < 0 || y < 0 || x >= image.width() || y >= image.height();
    return outside ? 0 : image.rgb()[(y * image.width() + x) * 3 + channel] & 0xff;
  }

  /**
   * Multiplies the brightness, then the distance from the image's mean gray (contrast), then the
   * distance from each pixel's own gray (saturation).
   */
  static RgbImage colored(RgbImage image, double brightness, double contrast, double saturation) {
    byte[] in = image.rgb();
    double[] values = new double[in.length];
    double sum = 0;
    for (int at = 0; at < in.length; at += 3) {
      for (int channel = 0; channel < 3; channel++) {
        values[at + channel] = Math.min(WHITE, (in[at + channel] & 0xff) * brightness);
      }
      sum += gray(values, at);
    }
    double mean = 3 * sum / in.length;
    byte[] out = new byte[in.length];
    for (int at = 0; at < in.length; at += 3) {
      for (int channel = 0; channel < 3; channel++) {
        double contrasted = mean + (values[at + channel] - mean) * contrast;
        values[at + channel] = Math.clamp(contrasted, 0, WHITE);
      }
      double own = gray(values, at);
      for (int channel = 0; channel < 3; channel++) {
        double saturated = own + (values[at + channel] - own) * saturation;
        out[at + channel] = (byte) Math.round(Math.clamp(saturated, 0, WHITE));
      }
    }
    return new RgbImage(image.width(), image.height(), out);
  }

  /** Luma of ITU-R BT.601. */
  private static double gray(double[] rgb, int at) {
    return 0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2];
  }

  /** Makes a square black; it may reach beyond the image. */
  static RgbImage cutOut(RgbImage image, int left, int top, int side) {
    byte[] out = image.rgb().clone();
    for (int y = Math.max(0, top); y < Math.min(image.height(), top + side); y++) {
      for (int x = Math.max(0, left); x < Math.min(image.width(), left + side); x++) {
        int at = (y * image.width() + x) * 3;
        out[at] = 0;
        out[at + 1] = 0;
        out[at + 2] = 0;
      }
    }
    return new RgbImage(image.width(), image.height(), out);
  }
}
