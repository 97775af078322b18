package cnnlab.ui;

import java.util.function.IntBinaryOperator;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Images that are computed pixel by pixel. */
public final class PixelImage {
  private PixelImage() {}

  /**
   * Computes an image. Its pixels are handed over all at once: JavaFX tells everyone who shows an
   * image about every single write.
   *
   * @param color of the pixel in a column and a row, as 0xAARRGGBB
   */
  public static Image of(int width, int height, IntBinaryOperator color) {
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = color.applyAsInt(x, y);
      }
    }
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }
}
