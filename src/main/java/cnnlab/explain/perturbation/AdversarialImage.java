package cnnlab.explain.perturbation;

import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Target;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An image that was changed as little as can be seen so that a network takes it for something else.
 * It is not rounded to 256 steps of color: what the network answers is for exactly these values.
 *
 * @param before what the network is given of the image: colors from 0 to 1, plane by plane
 * @param after the same, changed
 * @param predictionsBefore of all classes, likeliest first
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record AdversarialImage(
    int side,
    float[] before,
    float[] after,
    List<Prediction> predictionsBefore,
    List<Prediction> predictionsAfter) {
  private static final int GRAY = 128;

  public AdversarialImage {
    predictionsBefore = List.copyOf(predictionsBefore);
    predictionsAfter = List.copyOf(predictionsAfter);
  }

  /**
   * Changes an image.
   *
   * @param label the class to be left or, where it is the target, to be reached
   */
  public static AdversarialImage of(
      TrainedNetwork network, RgbImage image, int label, AdversarialSettings settings)
      throws UserProblem {
    Preprocessing preprocessing = network.preprocessing();
    int side = preprocessing.inputSize();
    RgbImage fitted = preprocessing.fit(image);
    float[] before = new float[preprocessing.values()];
    int plane = side * side;
    for (int i = 0; i < before.length; i++) {
      before[i] = (fitted.rgb()[i % plane * 3 + i / plane] & 0xff) / 255f;
    }
    float[] after = SignSteps.of(before, settings, colors -> slope(network, colors, label), 0, 1);
    return new AdversarialImage(
        side, before, after, predictions(network, before), predictions(network, after));
  }

  /** Of the class's loss for the colors; their scale does not change its sign. */
  private static float[] slope(TrainedNetwork network, float[] colors, int label)
      throws UserProblem {
    String input = network.architecture().layers().getFirst().name();
    return network
        .gradients(
            batch(network, colors), new Target.Loss(label), BackwardRule.GRADIENT, Set.of(input))
        .gradient(input)
        .values();
  }

  private static List<Prediction> predictions(TrainedNetwork network, float[] colors)
      throws UserProblem {
    float[] probabilities = network.probabilities(batch(network, colors));
    List<String> labels = network.labels();
    return IntStream.range(0, labels.size())
        .mapToObj(i -> new Prediction(labels.get(i), i, probabilities[i]))
        .sorted(Comparator.comparingDouble(Prediction::probability).reversed())
        .toList();
  }

  private static Batch batch(TrainedNetwork network, float[] colors) {
    Preprocessing preprocessing = network.preprocessing();
    float[] pixels = new float[colors.length];
    int plane = pixels.length / 3;
    for (int i = 0; i < pixels.length; i++) {
      int channel = i / plane;
      pixels[i] =
          (colors[i] - preprocessing.mean().get(channel)) / preprocessing.std().get(channel);
    }
    return new Batch(1, pixels, new int[1]);
  }

  /** Whether the network takes it for something else. */
  public boolean deceives() {
    return predictionsBefore.getFirst().index() != predictionsAfter.getFirst().index();
  }

  /** The largest change of a color, 0 to 1. */
  public double largestChange() {
    return IntStream.range(0, before.length)
        .mapToDouble(i -> Math.abs(after[i] - before[i]))
        .max()
        .orElse(0);
  }

  /** The image as the network was given it. */
  public RgbImage original() {
    return image(i -> Math.round(255 * before[i]));
  }

  /** The changed image, in 256 steps of color. */
  public RgbImage changed() {
    return image(i -> Math.round(255 * after[i]));
  }

  /** What was added, so enlarged that the largest change is black or white; gray where none. */
  public RgbImage difference() {
    double largest = largestChange();
    double factor = largest > 0 ? (GRAY - 1) / largest : 0;
    return image(i -> (int) Math.round(GRAY + factor * (after[i] - before[i])));
  }

  private interface Color {
    int of(int value);
  }

  private RgbImage image(Color color) {
    byte[] rgb = new byte[before.length];
    int plane = side * side;
    for (int i = 0; i < rgb.length; i++) {
      rgb[i % plane * 3 + i / plane] = (byte) color.of(i);
    }
    return new RgbImage(side, side, rgb);
  }
}
