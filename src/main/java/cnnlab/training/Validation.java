package cnnlab.training;

import cnnlab.data.Batch;
import cnnlab.data.BatchBuffers;
import cnnlab.data.BatchLoader;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Network;
import cnnlab.engine.Probabilities;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.Metrics;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Optional;

/** How a network does on a split. */
record Validation(Metrics scores, ConfusionMatrix confusion) {
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
        Probabilities probabilities = new Probabilities(network.predict(batch), classes);
        for (int i = 0; i < batch.size(); i++) {
          int label = batch.labels()[i];
          int predicted = probabilities.likeliest(i);
          loss -= probabilities.logarithm(i, label);
          counts[label][predicted]++;
          correct += predicted == label ? 1 : 0;
          among += probabilities.rank(i, label) < TOP ? 1 : 0;
        }
        examples += batch.size();
      }
    }
    ConfusionMatrix confusion = new ConfusionMatrix(labels, counts);
    double top5 = classes > TOP ? (double) among / examples : Double.NaN;
    Metrics scores = new Metrics(loss / examples, (double) correct / examples, top5);
    return Optional.of(new Validation(scores, confusion));
  }
}
