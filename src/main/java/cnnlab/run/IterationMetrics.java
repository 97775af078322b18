package cnnlab.run;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one batch came to.
 *
 * @param iteration within the run, from 1
 * @param epoch from 1
 * @param loss of the batch, auxiliary classifiers weighted in
 * @param accuracy of the batch, 0 to 1
 */
public record IterationMetrics(
    int iteration, int epoch, double loss, double accuracy, double learningRate) {

  static final List<String> COLUMNS =
      List.of("iteration", "epoch", "loss", "accuracy", "learningRate");

  static IterationMetrics from(Csv.Row row) {
    return new IterationMetrics(
        row.integer("iteration"),
        row.integer("epoch"),
        row.number("loss"),
        row.number("accuracy"),
        row.number("learningRate"));
  }

  Stream<?> fields() {
    return Stream.of(iteration, epoch, loss, accuracy, learningRate);
  }
}
