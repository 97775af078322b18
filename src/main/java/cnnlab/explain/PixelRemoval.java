package cnnlab.explain;

import cnnlab.data.image.RgbImage;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Does an explanation name what the answer rests on? (Petsiuk et al. 2018, "RISE".) Pixels are
 * deleted from the image in the order of their importance, or inserted into a blurred one: the
 * faster the class's probability falls, or rises, the better the order; a random one stands beside.
 *
 * @param deletion pixels give way to the mean color, the most important first
 * @param insertion pixels come into the blurred image, the most important first
 * @param randomDeletion the same in a random order
 * @param randomInsertion the same in a random order
 */
public record PixelRemoval(
    Curve deletion, Curve insertion, Curve randomDeletion, Curve randomInsertion) {
  private static final int STEPS = 24;
  private static final long SEED = 1;

  /**
   * Probabilities along the way.
   *
   * @param shares of the pixels that were changed, 0 to 1, at equal steps
   * @param probabilities of the class
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
  public record Curve(double[] shares, double[] probabilities) {

    /** The area under it, 0 to 1. */
    public double area() {
      double area = 0;
      for (int i = 1; i < shares.length; i++) {
        area += (shares[i] - shares[i - 1]) * (probabilities[i] + probabilities[i - 1]) / 2;
      }
      return area;
    }
  }

  /**
   * Works them out.
   *
   * @param importance of each position; the greatest first
   * @return empty if it was ended early
   */
  public static Optional<PixelRemoval> of(
      TrainedNetwork network, RgbImage image, int label, HeatMap importance, DoublePredicate goOn)
      throws UserProblem {
    int side = network.preprocessing().inputSize();
    float[] pixels = new float[network.preprocessing().values()];
    network.preprocessing().apply(image, pixels, 0);
    float[] values = importance.resized(side).values();
    List<Integer> order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(position -> -values[position]))
            .toList();
    List<Integer> random = new ArrayList<>(order);
    Collections.shuffle(random, new Random(SEED));
    float[] mean = Fill.MEAN.of(network.preprocessing(), pixels);
    float[] blurred = Fill.BLUR.of(network.preprocessing(), pixels);
    ImageScore score = new ImageScore(network.network(), pixels, label, goOn);
    List<Curve> curves = new ArrayList<>();
    for (List<Integer> each : List.of(order, random)) {
      for (float[][] way : new float[][][] {{pixels, mean}, {blurred, pixels}}) {
        Optional<Curve> curve = curve(score, way[0], way[1], each, curves.size());
        if (curve.isEmpty()) {
          return Optional.empty();
        }
        curves.add(curve.get());
      }
    }
    return Optional.of(
        new PixelRemoval(curves.get(0), curves.get(1), curves.get(2), curves.get(3)));
  }

  private static Optional<Curve> curve(
      ImageScore score, float[] from, float[] to, List<Integer> order, int done)
      throws UserProblem {
    double[] shares = new double[STEPS + 1];
    double[] probabilities = new double[STEPS + 1];
    float[] now = from.clone();
    int changed = 0;
    for (int first = 0; first <= STEPS; first += ImageScore.AT_ONCE) {
      if (!score.goOn().test((done + (double) first / (STEPS + 1)) / 4)) {
        return Optional.empty();
      }
      int count = Math.min(ImageScore.AT_ONCE, STEPS + 1 - first);
      float[] images = new float[count * now.length];
      for (int i = 0; i < count; i++) {
        int wanted = Math.round(order.size() * (first + i) / (float) STEPS);
        for (; changed < wanted; changed++) {
          for (int at = order.get(changed); at < now.length; at += order.size()) {
            now[at] = to[at];
          }
        }
        shares[first + i] = (first + i) / (double) STEPS;
        System.arraycopy(now, 0, images, i * now.length, now.length);
      }
      float[] found = score.probabilities(images, count);
      for (int i = 0; i < count; i++) {
        probabilities[first + i] = found[i];
      }
    }
    return Optional.of(new Curve(shares, probabilities));
  }
}
