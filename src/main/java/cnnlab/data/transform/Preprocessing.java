package cnnlab.data.transform;

import cnnlab.data.image.JoinedSplit;
import cnnlab.data.image.MemorySplit;
import cnnlab.data.image.PartSplit;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.image.Subset;
import cnnlab.data.image.WatchedSplit;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How a picture becomes a network's input: the shorter side is scaled to {@code resize} (bilinear,
 * antialiased), the center of {@code inputSize} x {@code inputSize} is cut out, values/255 are
 * normalized per channel by mean and standard deviation. Results equal torchvision's {@code
 * Resize}, {@code CenterCrop}, {@code ToTensor}, {@code Normalize} on a PIL image.
 *
 * @param inputSize side of the network's square input in pixels
 * @param resize length of the shorter side before the cut, at least {@code inputSize}
 * @param mean of red, green and blue, on the scale 0 to 1
 * @param std of red, green and blue, on the scale 0 to 1, above 0
 */
public record Preprocessing(int inputSize, int resize, List<Float> mean, List<Float> std) {

  /** As torchvision prepares ImageNet's photos for its classifiers. */
  public static final Preprocessing IMAGENET =
      new Preprocessing(224, 256, List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));

  private static final int IMAGENET_SIZE = 224;

  /** Side of an image in pixels whose values an array can hold. */
  private static final int LARGEST = 16_384;

  /** Up to here the usual 256 pixels leave a margin, as for AlexNet's 227. */
  private static final int LARGEST_IN_256 = 240;

  /**
   * As photos are usually prepared for networks of this input size: with a margin of an eighth
   * where it is ImageNet's 224 pixels or more, such as 342 for 299, and without one below.
   */
  public static Preprocessing usual(int inputSize) {
    return new Preprocessing(inputSize, usualResize(inputSize), IMAGENET.mean, IMAGENET.std);
  }

  private static int usualResize(int inputSize) {
    if (inputSize < IMAGENET_SIZE) {
      return inputSize;
    }
    return inputSize <= LARGEST_IN_256
        ? IMAGENET.resize
        : Math.round((float) inputSize * IMAGENET.resize / IMAGENET_SIZE);
  }

  public Preprocessing {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (inputSize < 1 || resize < inputSize || resize > LARGEST) {
      throw new IllegalArgumentException("Input size " + inputSize + ", resize " + resize);
    }
    if (mean.size() != 3
        || std.size() != 3
        || !mean.stream().allMatch(Float::isFinite)
        || !std.stream().allMatch(value -> value > 0 && Float.isFinite(value))) {
      throw new IllegalArgumentException("Mean " + mean + ", standard deviation " + std);
    }
  }

  /**
   * For images of a data set: scaled to the input size without losing more than the ends of the
   * longer side, normalized by the mean and standard deviation of up to {@value
   * ChannelStatistics#EXAMPLES} of its images.
   */
  public static Preprocessing measured(Split split, int inputSize) throws UserProblem {
    ChannelStatistics statistics = ChannelStatistics.of(split, inputSize);
    return new Preprocessing(inputSize, inputSize, statistics.mean(), statistics.std());
  }

  /** Number of values one image becomes: 3 x inputSize x inputSize. */
  public int values() {
    return 3 * inputSize * inputSize;
  }

  /**
   * Writes the network's input for an image: [3, inputSize, inputSize], red plane first.
   *
   * @param offset of the first of the {@link #values()} values in {@code target}
   */
  public void apply(RgbImage image, float[] target, int offset) {
    normalize(fit(image), target, offset);
  }

  /** Scales and cuts only: an image of inputSize x inputSize. */
  public RgbImage fit(RgbImage image) {
    return Resampling.fit(image, resize, inputSize);
  }

  /**
   * The split with every image scaled and cut, so that only the first epoch decodes it. They stay
   * as they are where there is nothing to gain or they would take over a quarter of the memory.
   */
  public Split prepared(Split split) {
    if (isReady(split, inputSize)) {
      return split;
    }
    Split watched = new WatchedSplit(split, new ConcurrentHashMap<>());
    return cachedBytes(split, inputSize) == 0
        ? watched
        : new CachedSplit(watched, this, new AtomicReferenceArray<>(split.size()));
  }

  /** Bytes of the images that {@link #prepared} comes to keep of a split; 0 where it keeps none. */
  public static long cachedBytes(Split split, int inputSize) {
    long bytes = 3L * inputSize * inputSize * split.size();
    boolean tooMany = bytes > Runtime.getRuntime().maxMemory() / 4;
    return tooMany || isReady(split, inputSize) ? 0 : bytes;
  }

  /** Whether all images lie in memory as they are needed. */
  private static boolean isReady(Split split, int inputSize) {
    return switch (split) {
      case MemorySplit images -> images.isSquare(inputSize);
      case PartSplit part -> isReady(part.whole(), inputSize);
      case Subset some -> isReady(some.whole(), inputSize);
      case JoinedSplit joined -> joined.parts().stream().allMatch(part -> isReady(part, inputSize));
      default -> false;
    };
  }

  /** Normalizes an image of inputSize x inputSize. */
  public void normalize(RgbImage square, float[] target, int offset) {
    byte[] rgb = square.rgb();
    int plane = inputSize * inputSize;
    for (int channel = 0; channel < 3; channel++) {
      float[] normal = normalized(channel);
      int to = offset + channel * plane;
      for (int pixel = 0, from = channel; pixel < plane; pixel++, from += 3) {
        target[to + pixel] = normal[rgb[from] & 0xff];
      }
    }
  }

  /** The normalized value of each of the 256 byte values. */
  private float[] normalized(int channel) {
    float[] values = new float[256];
    for (int value = 0; value < values.length; value++) {
      values[value] = (value / 255f - mean.get(channel)) / std.get(channel);
    }
    return values;
  }
}
