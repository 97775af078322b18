package cnnlab.ui;

import cnnlab.data.image.RgbImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/** Images that other programs hand over on the clipboard or by dragging. */
public final class FxImage {
  private FxImage() {}

  /** The image on white where it is transparent. */
  public static RgbImage rgb(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    PixelReader reader = image.getPixelReader();
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int argb = reader.getArgb(x, y);
        int alpha = argb >>> 24;
        for (int channel = 0; channel < 3; channel++) {
          int value = (argb >> (16 - 8 * channel)) & 0xFF;
          rgb[(y * width + x) * 3 + channel] =
              (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
        }
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
