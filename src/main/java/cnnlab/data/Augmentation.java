package cnnlab.data;

import java.util.random.RandomGenerator;

/**
 * Random changes to training images.
 *
 * @param cropPadding black pixels added on each side before a random crop back to the input size; 0
 *     for no random crop
 * @param flip mirror left to right with probability 1/2
 */
public record Augmentation(int cropPadding, boolean flip) {
  public static final Augmentation NONE = new Augmentation(0, false);

  public Augmentation {
    if (cropPadding < 0) {
      throw new IllegalArgumentException("Padding of " + cropPadding + " pixels");
    }
  }

  /** A changed copy of the same size; the image itself where there is nothing to change. */
  public RgbImage apply(RgbImage image, RandomGenerator random) {
    int right = cropPadding == 0 ? 0 : random.nextInt(2 * cropPadding + 1) - cropPadding;
    int down = cropPadding == 0 ? 0 : random.nextInt(2 * cropPadding + 1) - cropPadding;
    boolean mirrored = flip && random.nextBoolean();
    if (right == 0 && down == 0 && !mirrored) {
      return image;
    }
    return moved(image, right, down, mirrored);
  }

  /** Cuts out a window shifted by (right, down), black where it leaves the image. */
  private static RgbImage moved(RgbImage image, int right, int down, boolean mirrored) {
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
}
