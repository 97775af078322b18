package cnnlab.engine;

import cnnlab.data.Batch;
import cnnlab.data.BatchLoader;
import cnnlab.data.Dataset;
import cnnlab.data.Preprocessing;
import cnnlab.run.Confusion;
import cnnlab.text.UserProblem;
import java.util.Optional;

/**
 * How a network does on a data set's validation split.
 *
 * @param loss mean cross-entropy
 * @param accuracy share classified right, 0 to 1
 */
record Evaluation(double loss, double accuracy, Confusion confusion) {
  /** Below it a probability counts as this: float's smallest, so that no loss is infinite. */
  private static final double LEAST_PROBABILITY = Float.MIN_NORMAL;

  /** Looks at every example once; empty where the run was stopped meanwhile. */
  static Optional<Evaluation> of(
      Network network,
      Dataset data,
      Preprocessing preprocessing,
      int batchSize,
      TrainingControl control)
      throws UserProblem {
    int classes = data.labels().size();
    long[][] counts = new long[classes][classes];
    double loss = 0;
    long right = 0;
    long examples = 0;
    try (BatchLoader batches = BatchLoader.inOrder(data.validation(), preprocessing, batchSize)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        if (control.isStopped()) {
          return Optional.empty();
        }
        float[] probabilities = network.predict(batch);
        for (int i = 0; i < batch.size(); i++) {
          int label = batch.labels()[i];
          int answer = largest(probabilities, i * classes, classes);
          loss -= Math.log(Math.max(probabilities[i * classes + label], LEAST_PROBABILITY));
          counts[label][answer]++;
          right += answer == label ? 1 : 0;
        }
        examples += batch.size();
      }
    }
    Confusion confusion = new Confusion(data.labels(), counts);
    return Optional.of(new Evaluation(loss / examples, (double) right / examples, confusion));
  }

  private static int largest(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[from + i] > values[from + best] ? i : best;
    }
    return best;
  }
}
