package cnnlab.run;

import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a run needs to go on as if it had never been interrupted. One file holds it, so that its
 * parts cannot be of different moments.
 *
 * @param weights by PyTorch's names
 * @param optimizer what the engine's optimizer remembers
 */
public record Checkpoint(
    RunProgress position, Map<String, Tensor> weights, Map<String, Tensor> optimizer) {
  private static final String OPTIMIZER = "optimizer.";

  /** As earlier versions wrote it. */
  private static final String CORRECT = "right";

  /**
   * Writes one without copying any tensor. It is a weight file like others: what more it holds does
   * no harm there.
   *
   * @param about what the weights say of themselves, as {@code __metadata__}
   */
  static void write(
      Path file,
      RunProgress position,
      TensorSource weights,
      TensorSource optimizer,
      Map<String, String> about)
      throws UserProblem {
    Map<String, String> metadata = new LinkedHashMap<>(about);
    metadata.putAll(metadata(position));
    Safetensors.write(file, weights.and(OPTIMIZER, optimizer), metadata);
  }

  /**
   * Reads one.
   *
   * @param memory shared; its tensors live as long as this
   */
  static Checkpoint read(Path file, Arena memory) throws UserProblem {
    Weights all = Safetensors.read(file, memory);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    Map<String, Tensor> optimizer = new LinkedHashMap<>();
    all.tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(OPTIMIZER)) {
                optimizer.put(name.substring(OPTIMIZER.length()), tensor);
              } else {
                weights.put(name, tensor);
              }
            });
    try {
      return new Checkpoint(position(all.metadata()), weights, optimizer);
    } catch (IllegalArgumentException e) {
      throw UserProblem.of("run.checkpoint", file.toString()).at(file.toString()).causedBy(e);
    }
  }

  /** Decimal texts, which give every number back to the last bit. */
  private static Map<String, String> metadata(RunProgress at) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("epoch", Integer.toString(at.epoch()));
    texts.put("batches", Integer.toString(at.batches()));
    texts.put("iteration", Integer.toString(at.iteration()));
    texts.put("loss", Double.toString(at.loss()));
    texts.put(CORRECT, Long.toString(at.correct()));
    texts.put("examples", Long.toString(at.examples()));
    texts.put("seconds", Double.toString(at.seconds()));
    return texts;
  }

  private static RunProgress position(Map<String, String> texts) {
    return new RunProgress(
        Integer.parseInt(text(texts, "epoch")),
        Integer.parseInt(text(texts, "batches")),
        Integer.parseInt(text(texts, "iteration")),
        Double.parseDouble(text(texts, "loss")),
        Long.parseLong(text(texts, CORRECT)),
        Long.parseLong(text(texts, "examples")),
        Double.parseDouble(text(texts, "seconds")));
  }

  /** An empty text where there is none: no number either. */
  private static String text(Map<String, String> texts, String key) {
    return texts.getOrDefault(key, "");
  }
}
