package cnnlab.explain.perturbation;

import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Probabilities;
import cnnlab.explain.unit.Unit;
import cnnlab.explain.unit.UnitAblation;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What a network predicts while one perturbation goes through its range and the others stay.
 *
 * @param amounts of the perturbation, ascending
 * @param probabilities of all classes, a row for each amount
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record PerturbedPredictions(
    Perturbation perturbation, double[] amounts, Probabilities probabilities) {
  private static final int BATCH = 8;

  /**
   * Goes through the range.
   *
   * @param square the image as the network gets to see it
   * @param points how many amounts
   * @param silent units that give 0 everywhere meanwhile
   * @param cancelled asked between batches; ends it with what is known
   */
  public static PerturbedPredictions of(
      TrainedNetwork network,
      RgbImage square,
      ImageChange change,
      Perturbation perturbation,
      int points,
      Set<Unit> silent,
      BooleanSupplier cancelled)
      throws UserProblem {
    double[] amounts = new double[points];
    List<RgbImage> images = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      double share = i / (points - 1.0);
      amounts[i] = perturbation.least() + share * (perturbation.most() - perturbation.least());
      images.add(change.with(perturbation, amounts[i]).apply(square));
    }
    int classes = network.labels().size();
    float[] all = new float[points * classes];
    for (int first = 0; first < points && !cancelled.getAsBoolean(); first += BATCH) {
      List<RgbImage> some = images.subList(first, Math.min(first + BATCH, points));
      float[] found = predict(network, some, silent);
      System.arraycopy(found, 0, all, first * classes, some.size() * classes);
    }
    return new PerturbedPredictions(perturbation, amounts, new Probabilities(all, classes));
  }

  /** The probabilities of images that are as the network gets to see them, units being silent. */
  public static float[] predict(TrainedNetwork network, List<RgbImage> squares, Set<Unit> silent)
      throws UserProblem {
    int values = network.preprocessing().values();
    float[] pixels = new float[squares.size() * values];
    for (int i = 0; i < squares.size(); i++) {
      network.preprocessing().normalize(squares.get(i), pixels, i * values);
    }
    Batch batch = new Batch(squares.size(), pixels, new int[squares.size()]);
    return silent.isEmpty()
        ? network.probabilities(batch)
        : UnitAblation.probabilities(network, batch, silent);
  }

  /** The classes that are likeliest somewhere along the range. */
  public List<Integer> top(int count) {
    return IntStream.range(0, probabilities.classes())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer label) -> -largest(label)))
        .limit(count)
        .toList();
  }

  private double largest(int label) {
    return IntStream.range(0, amounts.length)
        .mapToDouble(i -> probabilities.of(i, label))
        .max()
        .orElse(0);
  }

  /** A class's probability at each amount. */
  public double[] of(int label) {
    return IntStream.range(0, amounts.length)
        .mapToDouble(i -> probabilities.of(i, label))
        .toArray();
  }
}
