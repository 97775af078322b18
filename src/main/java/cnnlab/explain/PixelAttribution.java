package cnnlab.explain;

import cnnlab.data.Batch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Target;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.DoublePredicate;

/**
 * Maps of pixels, from the gradient of a class's score for the image as the network is given it.
 */
final class PixelAttribution {
  private static final int NOISY_IMAGES = 24;
  private static final double NOISE = 0.15;
  private static final int STEPS = 50;
  private static final int AT_ONCE = 4;

  private final TrainedNetwork network;
  private final float[] pixels;
  private final int label;
  private final DoublePredicate goOn;
  private final String input;
  private final int side;

  /**
   * @param pixels of the image, normalized: [3, side, side]
   * @param goOn told the share done, 0 to 1; its answer false ends the work
   */
  PixelAttribution(TrainedNetwork network, float[] pixels, int label, DoublePredicate goOn) {
    this.network = network;
    this.pixels = pixels;
    this.label = label;
    this.goOn = goOn;
    input = network.architecture().layers().getFirst().name();
    side = network.preprocessing().inputSize();
  }

  /** The largest absolute gradient over the colors of each pixel. */
  HeatMap magnitude(BackwardRule rule) throws UserProblem {
    return magnitudes(gradient(pixels, 1, rule));
  }

  /** The sum over the colors of each pixel of value times gradient. */
  HeatMap timesInput() throws UserProblem {
    return products(gradient(pixels, 1, BackwardRule.GRADIENT));
  }

  /** The mean gradient over images with Gaussian noise; empty if it was ended early. */
  Optional<HeatMap> smooth() throws UserProblem {
    return smooth(NOISE, NOISY_IMAGES);
  }

  /**
   * The same.
   *
   * @param noise standard deviation as a share of the image's range
   */
  Optional<HeatMap> smooth(double noise, int images) throws UserProblem {
    Random random = new Random(1);
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : pixels) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double deviation = noise * (high - low);
    return mean(images, (_, at) -> at + deviation * random.nextGaussian()).map(this::magnitudes);
  }

  /**
   * Value times the mean gradient on the way from the mean color to the image; adds up to the
   * difference of the scores. Empty if it was ended early.
   */
  Optional<HeatMap> integrated() throws UserProblem {
    return integrated(STEPS);
  }

  /** The same by so many steps, each judged in its middle. */
  Optional<HeatMap> integrated(int steps) throws UserProblem {
    return mean(steps, (step, at) -> at * (step + 0.5) / steps).map(this::products);
  }

  /** A changed image's value, from that of the image. */
  private interface Change {
    double of(int image, double value);
  }

  private Optional<float[]> mean(int images, Change change) throws UserProblem {
    float[] sum = new float[pixels.length];
    for (int first = 0; first < images; first += AT_ONCE) {
      if (!goOn.test((double) first / images)) {
        return Optional.empty();
      }
      int count = Math.min(AT_ONCE, images - first);
      float[] changed = new float[count * pixels.length];
      for (int i = 0; i < changed.length; i++) {
        int image = first + i / pixels.length;
        changed[i] = (float) change.of(image, pixels[i % pixels.length]);
      }
      float[] gradients = gradient(changed, count, BackwardRule.GRADIENT);
      for (int i = 0; i < gradients.length; i++) {
        sum[i % pixels.length] += gradients[i] / images;
      }
    }
    return Optional.of(sum);
  }

  private float[] gradient(float[] images, int count, BackwardRule rule) throws UserProblem {
    return network
        .gradients(
            new Batch(count, images, new int[count]), new Target.Logit(label), rule, Set.of(input))
        .gradient(input)
        .values();
  }

  private HeatMap magnitudes(float[] gradient) {
    float[] map = new float[side * side];
    for (int i = 0; i < gradient.length; i++) {
      map[i % map.length] = Math.max(map[i % map.length], Math.abs(gradient[i]));
    }
    return new HeatMap(side, side, map);
  }

  private HeatMap products(float[] gradient) {
    float[] map = new float[side * side];
    for (int i = 0; i < gradient.length; i++) {
      map[i % map.length] += pixels[i] * gradient[i];
    }
    return new HeatMap(side, side, map);
  }
}
