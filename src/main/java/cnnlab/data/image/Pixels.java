package cnnlab.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/** Turns what a decoder made into 8-bit RGB over white. */
final class Pixels {
  private static final int WHITE = 255;

  private Pixels() {}

  static RgbImage of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    int colors = model.getNumColorComponents();
    boolean plain = model instanceof ComponentColorModel && (colors == 1 || colors == 3);
    if (!plain) {
      return converted(image);
    }
    boolean bytes = model.getComponentSize(0) == Byte.SIZE && model.getNumComponents() == colors;
    return bytes ? bytes(image, colors) : samples(image, colors);
  }

  /** The same as {@link #samples} where nothing is to be computed, several times as fast. */
  private static RgbImage bytes(BufferedImage image, int colors) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[width * height * 3];
    int[] row = new int[width * colors];
    for (int y = 0, to = 0; y < height; y++) {
      image.getRaster().getPixels(0, y, width, 1, row);
      for (int x = 0, from = 0; x < width; x++, from += colors, to += 3) {
        rgb[to] = (byte) row[from];
        rgb[to + 1] = (byte) row[from + colors / 2];
        rgb[to + 2] = (byte) row[from + colors - 1];
      }
    }
    return new RgbImage(width, height, rgb);
  }

  /**
   * Takes the stored values as they are. Java would else take gray for linear light and brighten
   * it, and apply color profiles.
   */
  private static RgbImage samples(BufferedImage image, int colors) {
    int width = image.getWidth();
    int height = image.getHeight();
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    double scale = 255.0 / ((1L << image.getColorModel().getComponentSize(0)) - 1);
    byte[] rgb = new byte[width * height * 3];
    int[] row = new int[width * bands];
    for (int y = 0, to = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++, to++) {
          double value = row[x * bands + (colors == 1 ? 0 : channel)] * scale;
          double alpha = bands > colors ? row[x * bands + colors] * scale / 255 : 1;
          rgb[to] = (byte) Math.round(value * alpha + WHITE * (1 - alpha));
        }
      }
    }
    return new RgbImage(width, height, rgb);
  }

  /** Palettes and packed pixels. */
  private static RgbImage converted(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[width * height * 3];
    int[] row = new int[width];
    for (int y = 0, to = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        int alpha = argb >>> 24;
        for (int shift = 16; shift >= 0; shift -= 8, to++) {
          int value = argb >> shift & 0xff;
          rgb[to] = (byte) ((value * alpha + WHITE * (255 - alpha) + 127) / 255);
        }
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
