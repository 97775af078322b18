package cnnlab.ui.image;

import cnnlab.data.image.RgbImage;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A data set's image in a square of a given size. */
public final class Thumbnail extends ImageView {
  public Thumbnail(RgbImage rgb, double side) {
    super(image(rgb));
    setFitWidth(side);
    setFitHeight(side);
    setPreserveRatio(true);
  }

  /** An image in JavaFX's form, all its pixels. */
  public static Image image(RgbImage rgb) {
    WritableImage image = new WritableImage(rgb.width(), rgb.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            rgb.width(),
            rgb.height(),
            PixelFormat.getByteRgbInstance(),
            rgb.rgb(),
            0,
            3 * rgb.width());
    return image;
  }
}
