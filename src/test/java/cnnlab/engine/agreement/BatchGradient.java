package cnnlab.engine.agreement;

import cnnlab.arch.Architecture;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Loss and gradient of one batch.
 *
 * @param tensors by the parameters' names
 */
record BatchGradient(double loss, Map<String, Tensor> tensors) {
  private static final String BUFFER = ".momentum_buffer";

  /** Without decay, the first velocity is the gradient. */
  static final OptimizerSettings NO_DECAY =
      new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.05, 0.9, 0);

  /** What a network makes of a batch at its first iteration; its weights stay as they are. */
  static BatchGradient of(Network network, Batch batch) throws UserProblem {
    double loss = network.train(batch, 0).loss();
    Map<String, Tensor> tensors = new TreeMap<>();
    network
        .optimizerState()
        .forEach(
            (name, tensor) -> {
              if (name.endsWith(BUFFER)) {
                tensors.put(name.substring(0, name.length() - BUFFER.length()), tensor);
              }
            });
    return new BatchGradient(loss, tensors);
  }

  /**
   * What rounding does: how far loss and gradient move when the images change by a hundred
   * thousandth. In a deep network a value at a ReLU's bend then falls to the other side, and two
   * right answers differ by as much.
   */
  Distance ofRounding(Engine engine, Architecture architecture, Batch batch) throws UserProblem {
    float[] pixels = batch.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] *= 1 + (i % 3 - 1) * 1e-5f;
    }
    Batch moved = new Batch(batch.size(), pixels, batch.labels());
    try (Network network = engine.forTraining(architecture, NO_DECAY, batch.size(), 1)) {
      return of(network, moved).to(this);
    }
  }

  /** Relative to the other. */
  Distance to(BatchGradient other) {
    double difference = 0;
    double size = 0;
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      float[] left = Executors.floats(tensor.getValue());
      float[] right = Executors.floats(Objects.requireNonNull(other.tensors.get(tensor.getKey())));
      for (int i = 0; i < left.length; i++) {
        difference += (left[i] - right[i]) * (double) (left[i] - right[i]);
        size += right[i] * (double) right[i];
      }
    }
    return new Distance(Math.abs(loss - other.loss) / other.loss, Math.sqrt(difference / size));
  }

  /**
   * How far two are apart, relative.
   *
   * @param gradient of all tensors together
   */
  record Distance(double loss, double gradient) {}
}
