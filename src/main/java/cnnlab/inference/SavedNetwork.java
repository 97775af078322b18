package cnnlab.inference;

import cnnlab.arch.Architecture;
import cnnlab.arch.Op;
import cnnlab.arch.Shapes;
import cnnlab.data.Batch;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.training.Benchmark;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.Tensor;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.onnx.OnnxFormat;
import cnnlab.weights.onnx.OnnxRuntime;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A network that was saved, asked again: the same image through what is in memory and through what
 * is in the file. A file of ONNX answers by ONNX Runtime where that is installed, any other is read
 * again.
 */
public final class SavedNetwork {
  /** Of the largest logit; two orders above what the order of sums makes out. */
  private static final double TOLERANCE = 1e-3;

  private SavedNetwork() {}

  /**
   * Writes a network in the format that the file's name chooses. A file that holds the network as
   * well, layer by layer, is asked.
   *
   * @return what was found; empty where the file was not asked
   * @throws UserProblem where it cannot be written, or answers differently
   */
  public static Optional<Note> write(Engine engine, Path file, SavedWeights weights)
      throws UserProblem {
    WeightFile.write(file, weights);
    return weights.network() != null && WeightFile.format(file).holdsNetwork()
        ? Optional.of(verify(engine, file, weights))
        : Optional.empty();
  }

  /**
   * Asks what was written of a known network.
   *
   * @return a sentence with the largest difference of two logits
   * @throws UserProblem where the file cannot be read again, or answers differently
   */
  public static Note verify(Engine engine, Path file, SavedWeights weights) throws UserProblem {
    Architecture network = Objects.requireNonNull(weights.network());
    int classes = Shapes.of(network).get(network.mainHead().layer()).channels();
    Batch image = Benchmark.images(network.input(), classes, 1);
    float[] before = logits(engine, network, weights.tensors().copy(), image);
    boolean runtime = WeightFile.format(file) instanceof OnnxFormat && OnnxRuntime.isThere();
    float[] after =
        runtime ? ofRuntime(file, weights, image) : reread(engine, file, weights, image);
    double difference = 0;
    double largest = 1;
    for (int i = 0; i < before.length; i++) {
      difference = Math.max(difference, Math.abs(before[i] - after[i]));
      largest = Math.max(largest, Math.abs(before[i]));
    }
    if (!(difference < TOLERANCE * largest)) {
      throw UserProblem.of("weights.differs", file.getFileName(), shown(difference))
          .at(file.toString());
    }
    return Note.of(
        runtime ? "weights.verified.runtime" : "weights.verified.reread", shown(difference));
  }

  private static String shown(double difference) {
    return String.format(Locale.ROOT, "%.1e", difference);
  }

  private static float[] logits(
      Engine engine, Architecture network, Map<String, Tensor> tensors, Batch image)
      throws UserProblem {
    try (Network asked = engine.forInference(network)) {
      asked.load(tensors);
      return asked.logits(image);
    }
  }

  private static float[] reread(Engine engine, Path file, SavedWeights weights, Batch image)
      throws UserProblem {
    try (Arena memory = Arena.ofShared()) {
      Weights read = WeightFile.read(file, memory);
      Optional<OwnArchitecture> own = OwnArchitecture.of(file, read);
      Architecture network =
          own.isPresent()
              ? own.get().architecture().forInference()
              : Objects.requireNonNull(weights.network());
      return logits(engine, network, read.tensors(), image);
    }
  }

  private static float[] ofRuntime(Path file, SavedWeights weights, Batch image)
      throws UserProblem {
    Op.Input input = Objects.requireNonNull(weights.network()).input();
    float[] values = image.pixels().clone();
    if (weights.normalizes()) {
      Preprocessing preprocessing = WeightMetadata.of(weights.metadata()).preprocessing();
      int area = input.height() * input.width();
      for (int i = 0; i < values.length; i++) {
        int channel = i / area;
        values[i] =
            255
                * (values[i] * preprocessing.std().get(channel)
                    + preprocessing.mean().get(channel));
      }
    }
    return OnnxRuntime.run(file, values, 1, input.channels(), input.height(), input.width());
  }
}
