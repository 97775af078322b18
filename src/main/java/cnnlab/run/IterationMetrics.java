package cnnlab.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one batch came to.
 *
 * @param iteration within the run, from 1
 * @param epoch from 1
 * @param loss of the batch, auxiliary classifiers weighted in
 * @param accuracy of the batch, 0 to 1
 * @param losses of each classifier alone, the main one first; none where there is but one
 */
public record IterationMetrics(
    int iteration,
    int epoch,
    double loss,
    double accuracy,
    double learningRate,
    List<Double> losses) {

  public IterationMetrics {
    losses = List.copyOf(losses);
  }

  /** Of a network with one classifier. */
  public IterationMetrics(
      int iteration, int epoch, double loss, double accuracy, double learningRate) {
    this(iteration, epoch, loss, accuracy, learningRate, List.of());
  }

  static final List<String> COLUMNS =
      List.of("iteration", "epoch", "loss", "accuracy", "learningRate", "losses");

  /** As the table has them, one after the other. */
  static List<IterationMetrics> from(List<Csv.Row> rows) {
    List<IterationMetrics> all = rows.stream().map(IterationMetrics::from).toList();
    for (int i = 1; i < all.size(); i++) {
      int now = all.get(i).iteration;
      Csv.requireSound(now > all.get(i - 1).iteration, "iteration", now);
    }
    return all;
  }

  private static IterationMetrics from(Csv.Row row) {
    return new IterationMetrics(
        row.counted("iteration"),
        row.counted("epoch"),
        row.number("loss"),
        row.share("accuracy"),
        row.number("learningRate"),
        losses(row.text("losses")));
  }

  /** With blanks between; "NaN" stands for a column that an earlier version did not write. */
  private static List<Double> losses(String text) {
    return text.isEmpty() || text.equals("NaN")
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(Double::valueOf).toList();
  }

  Stream<?> fields() {
    String each = losses.stream().map(String::valueOf).collect(Collectors.joining(" "));
    return Stream.of(iteration, epoch, loss, accuracy, learningRate, each);
  }
}
