package cnnlab.evaluation;

import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two networks on the same images: where they agree, and whether one is really better.
 *
 * @param pairs the images that both could read, in the split's order
 * @param interval of the difference of the accuracies, first less second, -1 to 1
 * @param test of these two alone
 * @param p mid-p value of the test, corrected for all comparisons made at once ({@link
 *     HolmCorrection})
 * @param comparisons how many these are; 1 for two networks
 */
public record Agreement(
    List<PredictionPair> pairs, Interval interval, McNemarTest test, double p, int comparisons) {
  /** Below this p-value a difference is called more than chance. */
  private static final double SIGNIFICANT = 0.05;

  public Agreement {
    pairs = List.copyOf(pairs);
  }

  /**
   * Brings the two together by image.
   *
   * @throws IllegalArgumentException where they have no image in common
   */
  public static Agreement of(List<ExamplePrediction> first, List<ExamplePrediction> second) {
    Map<Integer, ExamplePrediction> others = new HashMap<>();
    second.forEach(it -> others.put(it.index(), it));
    List<PredictionPair> pairs = new ArrayList<>();
    for (ExamplePrediction one : first) {
      ExamplePrediction other = others.get(one.index());
      if (other != null) {
        pairs.add(new PredictionPair(one, other));
      }
    }
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("No image in common");
    }
    int onlyFirst = count(pairs, Outcome.ONLY_FIRST);
    int onlySecond = count(pairs, Outcome.ONLY_SECOND);
    McNemarTest test = McNemarTest.of(onlyFirst, onlySecond);
    return new Agreement(
        pairs,
        PairedBootstrap.difference(onlyFirst, onlySecond, pairs.size()),
        test,
        test.midP(),
        1);
  }

  /** The same as one of several comparisons. */
  Agreement among(int all, double corrected) {
    return new Agreement(pairs, interval, test, corrected, all);
  }

  private static int count(List<PredictionPair> pairs, Outcome outcome) {
    return (int) pairs.stream().filter(pair -> pair.outcome() == outcome).count();
  }

  /** Number of images of an outcome. */
  public int count(Outcome outcome) {
    return count(pairs, outcome);
  }

  /** Of the accuracies, first less second, -1 to 1. */
  public double difference() {
    return (double) (count(Outcome.ONLY_FIRST) - count(Outcome.ONLY_SECOND)) / pairs.size();
  }

  /** How sure the difference is, in a sentence that needs no statistics to be read. */
  public String inWords(String first, String second, Messages messages) {
    if (difference() == 0) {
      return messages.get("compare.agreement.equal", first, second, pairs.size());
    }
    boolean ahead = difference() > 0;
    Interval range = ahead ? interval : new Interval(-interval.high(), -interval.low());
    return messages.get(
        isSignificant() ? "compare.agreement.real" : "compare.agreement.chance",
        ahead ? first : second,
        ahead ? second : first,
        points(Math.abs(difference())),
        points(range.low()),
        points(range.high()),
        probability(messages),
        pairs.size());
  }

  /** The p-value as papers write it, "p = 0.17", and for how many comparisons it was corrected. */
  private String probability(Messages messages) {
    String value = p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.2g", p);
    return comparisons == 1
        ? value
        : messages.get("compare.agreement.corrected", value, comparisons);
  }

  /** Percentage points, as exact as one image is to be seen. */
  public String points(double share) {
    return String.format(Locale.ROOT, pairs.size() < 1000 ? "%.1f" : "%.2f", 100 * share);
  }

  /** Whether the difference is more than chance would make of it one time in twenty. */
  public boolean isSignificant() {
    return p < SIGNIFICANT;
  }

  /** The images of one outcome, those of which the two networks are surest first. */
  public List<PredictionPair> of(Outcome outcome) {
    return pairs.stream()
        .filter(pair -> pair.outcome() == outcome)
        .sorted(
            Comparator.comparingDouble(
                pair -> -pair.first().confidence() - pair.second().confidence()))
        .toList();
  }
}
