package cnnlab.run;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over the training data came to.
 *
 * @param epoch from 1
 * @param trainLoss mean loss over the epoch's training examples, while the weights changed:
 *     cross-entropy, that of auxiliary classifiers weighted in
 * @param trainAccuracy share of them classified right, 0 to 1
 * @param valLoss mean cross-entropy on the validation split after the epoch
 * @param valAccuracy share of the validation split classified right, 0 to 1
 * @param valTop5 share of the validation split whose class was among the five likeliest, 0 to 1;
 *     NaN where there are no more than five classes, and in runs of earlier versions
 * @param learningRate at the epoch's end
 * @param seconds wall-clock time of the epoch, without pauses
 * @param test on the test images after the epoch; {@link Metrics#NONE} where they wait for the end
 */
public record EpochMetrics(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    double valLoss,
    double valAccuracy,
    double valTop5,
    double learningRate,
    double seconds,
    Metrics test) {

  static final List<String> COLUMNS =
      List.of(
          "epoch",
          "trainLoss",
          "trainAccuracy",
          "valLoss",
          "valAccuracy",
          "valTop5",
          "learningRate",
          "seconds",
          "testLoss",
          "testAccuracy",
          "testTop5");

  /** As the table has them, one after the other. */
  static List<EpochMetrics> from(List<Csv.Row> rows) {
    List<EpochMetrics> epochs = rows.stream().map(EpochMetrics::from).toList();
    for (int i = 1; i < epochs.size(); i++) {
      int now = epochs.get(i).epoch;
      Csv.requireSound(now > epochs.get(i - 1).epoch, "epoch", now);
    }
    return epochs;
  }

  private static EpochMetrics from(Csv.Row row) {
    return new EpochMetrics(
        row.counted("epoch"),
        row.number("trainLoss"),
        row.share("trainAccuracy"),
        row.number("valLoss"),
        row.share("valAccuracy"),
        row.share("valTop5"),
        row.number("learningRate"),
        row.number("seconds"),
        new Metrics(row.number("testLoss"), row.share("testAccuracy"), row.share("testTop5")));
  }

  /** Whether this epoch's weights are to be preferred: more right, or as many at a lower loss. */
  public boolean betterThan(@Nullable EpochMetrics other) {
    return other == null
        || valAccuracy > other.valAccuracy
        || (valAccuracy == other.valAccuracy && valLoss < other.valLoss);
  }

  Stream<?> fields() {
    return Stream.of(
        epoch,
        trainLoss,
        trainAccuracy,
        valLoss,
        valAccuracy,
        valTop5,
        learningRate,
        seconds,
        test.loss(),
        test.accuracy(),
        test.top5());
  }
}
