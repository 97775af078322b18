package cnnlab.data.transform;

import cnnlab.data.image.RgbImage;
import java.util.random.RandomGenerator;

/** A part of an image, chosen at random, in pixels and fractions of them. */
record RandomWindow(double x, double y, double width, double height) {
  private static final int ATTEMPTS = 10;

  /** The sides' ratio lies between 3/4 and 4/3. */
  private static final double MOST_ASPECT = StrictMath.log(4.0 / 3);

  /**
   * A window of between {@code leastShare} and all of the image's area, and of a ratio between 3/4
   * and 4/3; where none fits, as much of the middle as does.
   */
  static RandomWindow ofArea(RgbImage image, double leastShare, RandomGenerator random) {
    double area = (double) image.width() * image.height();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double wanted = area * random.nextDouble(leastShare, 1);
      double aspect = StrictMath.exp(random.nextDouble(-MOST_ASPECT, MOST_ASPECT));
      double width = Math.sqrt(wanted * aspect);
      double height = Math.sqrt(wanted / aspect);
      if (width <= image.width() && height <= image.height()) {
        return within(image, width, height, random);
      }
    }
    double side = Math.min(image.width(), image.height());
    return new RandomWindow((image.width() - side) / 2, (image.height() - side) / 2, side, side);
  }

  /** A square window that shows the image at between 1 and {@code mostScale} times its size. */
  static RandomWindow ofScale(RgbImage image, double mostScale, RandomGenerator random) {
    double side = Math.min(image.width(), image.height()) / random.nextDouble(1, mostScale);
    return within(image, side, side, random);
  }

  private static RandomWindow within(
      RgbImage image, double width, double height, RandomGenerator random) {
    double x = random.nextDouble() * (image.width() - width);
    double y = random.nextDouble() * (image.height() - height);
    return new RandomWindow(x, y, width, height);
  }

  /** What the window shows, scaled to a square. */
  RgbImage cut(RgbImage image, int size) {
    return Resampling.window(image, this, size);
  }
}
