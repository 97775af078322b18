package cnnlab.ui.inspect.image;

import cnnlab.data.transform.Preprocessing;

/** The square of an image that a network gets to see, in pixels of the image. */
public record Crop(double x, double y, double side) {

  /** What {@link Preprocessing} cuts out of an image of this size. */
  public static Crop of(Preprocessing preprocessing, int width, int height) {
    double shorter = Math.min(width, height);
    double side =
        shorter * Math.min(1.0, (double) preprocessing.inputSize() / preprocessing.resize());
    return new Crop((width - side) / 2, (height - side) / 2, side);
  }
}
