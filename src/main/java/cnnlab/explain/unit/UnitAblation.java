package cnnlab.explain.unit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.Network.Activation;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the network answers when units are silent.
 *
 * @param logits of all classes with all units
 * @param ablated of all classes without these units
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record UnitAblation(float[] logits, float[] ablated) {

  /** Of an image; units of one layer or several. */
  public static UnitAblation of(TrainedNetwork network, RgbImage image, Set<Unit> silent)
      throws UserProblem {
    Batch batch = network.batch(List.of(image));
    return new UnitAblation(logits(network, batch, Set.of()), logits(network, batch, silent));
  }

  /** The scores of prepared images while units are silent, row by row. */
  public static float[] logits(TrainedNetwork network, Batch batch, Set<Unit> silent)
      throws UserProblem {
    Map<String, List<Unit>> layers = silent.stream().collect(groupingBy(Unit::layer));
    List<ActivationPatch> patches = new ArrayList<>();
    layers.forEach((layer, units) -> patches.add(silence(layer, units)));
    String head = network.architecture().mainHead().layer();
    Map<String, Activation> found = network.activations(batch, Set.of(head), patches);
    return Objects.requireNonNull(found.get(head), head).values();
  }

  /** Whole channels, and neurons. */
  private static ActivationPatch silence(String layer, List<Unit> units) {
    Set<Integer> channels =
        units.stream().filter(each -> each.place() == null).map(Unit::channel).collect(toSet());
    ActivationPatch.Change whole = ActivationPatch.ablation(layer, channels).change();
    return new ActivationPatch(
        layer,
        (values, shape) -> {
          whole.apply(values, shape);
          units.stream()
              .filter(each -> each.place() != null)
              .forEach(each -> values[each.first(shape)] = 0);
        });
  }

  /** The probabilities of prepared images while units are silent, row by row. */
  public static float[] probabilities(TrainedNetwork network, Batch batch, Set<Unit> silent)
      throws UserProblem {
    float[] scores = logits(network, batch, silent);
    int classes = scores.length / batch.size();
    for (int row = 0; row < batch.size(); row++) {
      float[] own = Arrays.copyOfRange(scores, row * classes, (row + 1) * classes);
      for (int label = 0; label < classes; label++) {
        scores[row * classes + label] = (float) probability(own, label);
      }
    }
    return scores;
  }

  /** Before, or without the units, 0 to 1. */
  public double probability(int label, boolean without) {
    return probability(without ? ablated : logits, label);
  }

  private static double probability(float[] scores, int label) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score - largest);
    }
    return Math.exp(scores[label] - largest) / sum;
  }
}
