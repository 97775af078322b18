package cnnlab.run;

import cnnlab.text.UserProblem;
import cnnlab.weights.Safetensors;
import cnnlab.weights.Tensor;
import cnnlab.weights.Weights;
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

  void write(Path file) throws UserProblem {
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights);
    optimizer.forEach((name, tensor) -> tensors.put(OPTIMIZER + name, tensor));
    Safetensors.write(file, new Weights(tensors, metadata(position)));
  }

  static Checkpoint read(Path file) throws UserProblem {
    Weights all = Safetensors.read(file);
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
    } catch (NumberFormatException e) {
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
    texts.put("right", Long.toString(at.right()));
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
        Long.parseLong(text(texts, "right")),
        Long.parseLong(text(texts, "examples")),
        Double.parseDouble(text(texts, "seconds")));
  }

  /** An empty text where there is none: no number either. */
  private static String text(Map<String, String> texts, String key) {
    return texts.getOrDefault(key, "");
  }
}
