package cnnlab.training;

import cnnlab.data.Batch;
import cnnlab.data.BatchBuffers;
import cnnlab.data.BatchLoader;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Network;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.Metrics;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Optional;

/** How a network does on a split. */
record Validation(Metrics scores, ConfusionMatrix confusion) {
  /** Below it a probability counts as this: float's smallest, so that no loss is infinite. */
  private static final double LEAST_PROBABILITY = Float.MIN_NORMAL;

  private static final int TOP = 5;

  /** Looks at every example once; empty where the run was stopped meanwhile. */
  static Optional<Validation> of(
      Network network,
      Split split,
      List<String> labels,
      Preprocessing preprocessing,
      BatchBuffers buffers,
      TrainingControl control)
      throws UserProblem {
    int classes = labels.size();
    long[][] counts = new long[classes][classes];
    double loss = 0;
    long correct = 0;
    long among = 0;
    long examples = 0;
    try (BatchLoader batches = BatchLoader.inOrder(split, preprocessing, buffers)) {
      for (Batch batch = batches.nextFilled(); batch != null; batch = batches.nextFilled()) {
        if (control.isStopped()) {
          return Optional.empty();
        }
        float[] probabilities = network.predict(batch);
        for (int i = 0; i < batch.size(); i++) {
          int label = batch.labels()[i];
          int predicted = largest(probabilities, i * classes, classes);
          loss -= Math.log(Math.max(probabilities[i * classes + label], LEAST_PROBABILITY));
          counts[label][predicted]++;
          correct += predicted == label ? 1 : 0;
          among += likelier(probabilities, i * classes, classes, label) < TOP ? 1 : 0;
        }
        examples += batch.size();
      }
    }
    ConfusionMatrix confusion = new ConfusionMatrix(labels, counts);
    double top5 = classes > TOP ? (double) among / examples : Double.NaN;
    Metrics scores = new Metrics(loss / examples, (double) correct / examples, top5);
    return Optional.of(new Validation(scores, confusion));
  }

  /** How many classes are likelier than this one; of equals, those before it. */
  private static int likelier(float[] probabilities, int from, int classes, int label) {
    int likelier = 0;
    for (int i = 0; i < classes; i++) {
      float other = probabilities[from + i];
      float own = probabilities[from + label];
      likelier += other > own || (other == own && i < label) ? 1 : 0;
    }
    return likelier;
  }

  private static int largest(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[from + i] > values[from + best] ? i : best;
    }
    return best;
  }
}
