package cnnlab.cli.terminal;

import cnnlab.evaluation.Agreement;
import cnnlab.evaluation.Interval;
import cnnlab.evaluation.McNemarTest;
import cnnlab.evaluation.NetworkPredictions;
import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.evaluation.SharedImages;
import cnnlab.text.Messages;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Networks on the same images, for people and as JSON.
 *
 * @param pairs every two of the networks
 */
public record ComparisonReport(String data, String split, List<Judged> networks, List<Pair> pairs) {

  /**
   * One network.
   *
   * @param interval of its accuracy, 95 %
   */
  public record Judged(String network, int images, double top1, Interval interval) {
    static Judged of(NetworkPredictions network) {
      return new Judged(
          network.title(), network.examples().size(), network.accuracy(), network.interval());
    }
  }

  /**
   * Two networks.
   *
   * @param both images that both classify correctly
   * @param difference of the accuracies, first less second
   * @param interval of the difference, 95 %
   * @param holmP mid-p value corrected for the number of pairs (Holm)
   * @param verdict what follows, in words
   */
  public record Pair(
      String first,
      String second,
      int both,
      int onlyFirst,
      int onlySecond,
      int neither,
      double difference,
      Interval interval,
      McNemarTest mcNemar,
      double holmP,
      String verdict) {
    static Pair of(NetworkPredictions.Pair pair) {
      String first = pair.first().title();
      String second = pair.second().title();
      Agreement agreement = pair.agreement();
      return new Pair(
          first,
          second,
          agreement.count(Outcome.BOTH),
          agreement.count(Outcome.ONLY_FIRST),
          agreement.count(Outcome.ONLY_SECOND),
          agreement.count(Outcome.NEITHER),
          agreement.difference(),
          agreement.interval(),
          agreement.test(),
          agreement.p(),
          agreement.inWords(first, second, Messages.ENGLISH));
    }
  }

  public static ComparisonReport of(SharedImages images, List<NetworkPredictions> networks) {
    return new ComparisonReport(
        images.data().name(),
        images.split().name().toLowerCase(Locale.ROOT),
        networks.stream().map(Judged::of).toList(),
        NetworkPredictions.pairs(networks).stream().map(Pair::of).toList());
  }

  public void print(PrintWriter out) {
    Table table = new Table("<network", ">images", ">accuracy", ">95 % interval");
    networks.forEach(
        it ->
            table.row(
                it.network,
                it.images,
                percent(it.top1),
                percent(it.interval.low()) + " to " + percent(it.interval.high())));
    table.print(out);
    Table agreement =
        new Table("<first", "<second", ">both correct", ">only first", ">only second", ">neither");
    pairs.forEach(
        it -> agreement.row(it.first, it.second, it.both, it.onlyFirst, it.onlySecond, it.neither));
    agreement.print(out);
    pairs.forEach(pair -> out.println(pair.verdict));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
