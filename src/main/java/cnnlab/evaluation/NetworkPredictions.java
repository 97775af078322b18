package cnnlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one of several networks took the same images for.
 *
 * @param title what tells it from the others
 * @param examples in the split's order; those that can be read, at least one
 */
public record NetworkPredictions(String title, List<ExamplePrediction> examples) {

  /**
   * Two of them.
   *
   * @param agreement of the first with the second
   */
  public record Pair(NetworkPredictions first, NetworkPredictions second, Agreement agreement) {}

  public NetworkPredictions {
    examples = List.copyOf(examples);
  }

  /** Share of the images classified correctly, 0 to 1. */
  public double accuracy() {
    return (double) correct() / examples.size();
  }

  /** Of the accuracy. */
  public Interval interval() {
    return Interval.wilson(correct(), examples.size());
  }

  private long correct() {
    return examples.stream().filter(ExamplePrediction::isCorrect).count();
  }

  /** Every two of some networks, in their order; p-values are corrected for their number. */
  public static List<Pair> pairs(List<NetworkPredictions> networks) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      for (NetworkPredictions second : networks.subList(i + 1, networks.size())) {
        NetworkPredictions first = networks.get(i);
        pairs.add(new Pair(first, second, Agreement.of(first.examples, second.examples)));
      }
    }
    double[] corrected =
        HolmCorrection.adjusted(
            pairs.stream().mapToDouble(pair -> pair.agreement().test().midP()).toArray());
    return IntStream.range(0, pairs.size())
        .mapToObj(
            i -> {
              Pair pair = pairs.get(i);
              Agreement among = pair.agreement().among(pairs.size(), corrected[i]);
              return new Pair(pair.first(), pair.second(), among);
            })
        .toList();
  }
}
