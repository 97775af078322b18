package cnnlab.explain;

import cnnlab.data.transform.Preprocessing;
import java.util.Locale;

/** An image that says nothing: where a part is hidden, or a way to the image begins. */
public enum Fill {
  /** The mean color of the data, which normalized is zero. */
  MEAN,
  BLACK,
  WHITE,
  /** The image itself, blurred beyond recognition. */
  BLUR;

  /** Standard deviation of the blur as a share of the side. */
  private static final double BLUR_SHARE = 0.06;

  /** "mean", for messages, files and the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The image, normalized, as large as the one it stands in for.
   *
   * @param pixels of that one, normalized: [3, side, side]
   */
  float[] of(Preprocessing preprocessing, float[] pixels) {
    return switch (this) {
      case MEAN -> new float[pixels.length];
      case BLACK -> even(preprocessing, pixels.length, 0);
      case WHITE -> even(preprocessing, pixels.length, 1);
      case BLUR -> {
        int side = preprocessing.inputSize();
        yield Blur.gaussian(pixels, side, BLUR_SHARE * side);
      }
    };
  }

  private static float[] even(Preprocessing preprocessing, int values, float value) {
    float[] filled = new float[values];
    int plane = values / preprocessing.mean().size();
    for (int i = 0; i < values; i++) {
      int channel = i / plane;
      filled[i] = (value - preprocessing.mean().get(channel)) / preprocessing.std().get(channel);
    }
    return filled;
  }
}
