package cnnlab.data.transform;

import cnnlab.data.image.RgbImage;
import com.fasterxml.jackson.annotation.JsonAlias;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.random.RandomGenerator;

/**
 * Random changes to training images, in this order; 0 or false switches one off.
 *
 * @param cropPadding black pixels added on each side before a random crop back to the input size
 * @param flip mirror left to right with probability 1/2
 * @param resizedCrop least share of the image's area that a random window has, which is scaled to
 *     the input (Szegedy and others 2014, section 6: 0.08); the window is chosen before all else
 * @param multiScale the shorter side is scaled to between 1 and this many times the input size, and
 *     a window of the input size is cut out at random (Simonyan and Zisserman 2014, section 3.1:
 *     256 to 512 for an input of 224); in place of {@code resizedCrop}
 * @param rotation most degrees to either side; black comes in at the corners
 * @param colorJitter brightness, contrast and saturation are each multiplied by between 1 - this
 *     and 1 + this
 * @param cutout side in pixels of a black square at a random place, partly outside perhaps (DeVries
 *     and Taylor 2017, arXiv:1708.04552)
 */
@RecordBuilder
public record Augmentation(
    int cropPadding,
    boolean flip,
    double resizedCrop,
    double multiScale,
    double rotation,
    @JsonAlias("colourJitter") double colorJitter,
    int cutout)
    implements AugmentationBuilder.With {
  public static final Augmentation NONE = of(0, false);

  /** Crop and mirroring alone, as is usual for small images. */
  public static Augmentation of(int cropPadding, boolean flip) {
    return new Augmentation(cropPadding, flip, 0, 0, 0, 0, 0);
  }

  /** Whether a change needs the whole image, not what {@link Preprocessing#fit} cut out of it. */
  public boolean needsWholeImage() {
    return resizedCrop > 0 || multiScale > 0;
  }

  /** The image as the network is to see it this time: scaled, cut and changed. */
  public RgbImage apply(RgbImage whole, Preprocessing preprocessing, RandomGenerator random) {
    int size = preprocessing.inputSize();
    RgbImage square;
    if (resizedCrop > 0) {
      square = RandomWindow.ofArea(whole, resizedCrop, random).cut(whole, size);
    } else if (multiScale > 0) {
      square = RandomWindow.ofScale(whole, multiScale, random).cut(whole, size);
    } else {
      square = preprocessing.fit(whole);
    }
    return apply(square, random);
  }

  /** A changed copy of the same size; the image itself where there is nothing to change. */
  RgbImage apply(RgbImage square, RandomGenerator random) {
    int right = cropPadding == 0 ? 0 : random.nextInt(2 * cropPadding + 1) - cropPadding;
    int down = cropPadding == 0 ? 0 : random.nextInt(2 * cropPadding + 1) - cropPadding;
    boolean mirrored = flip && random.nextBoolean();
    RgbImage image = square;
    if (right != 0 || down != 0 || mirrored) {
      image = ImageTransforms.moved(image, right, down, mirrored);
    }
    if (rotation > 0) {
      image = ImageTransforms.rotated(image, random.nextDouble(-rotation, rotation));
    }
    if (colorJitter > 0) {
      image = ImageTransforms.colored(image, factor(random), factor(random), factor(random));
    }
    if (cutout > 0) {
      int x = random.nextInt(image.width());
      int y = random.nextInt(image.height());
      image = ImageTransforms.cutOut(image, x - cutout / 2, y - cutout / 2, cutout);
    }
    return image;
  }

  private double factor(RandomGenerator random) {
    return random.nextDouble(1 - colorJitter, 1 + colorJitter);
  }
}
