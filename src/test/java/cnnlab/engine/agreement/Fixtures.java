package cnnlab.engine.agreement;

import cnnlab.arch.Op;
import cnnlab.engine.ReluRule;
import cnnlab.run.OptimizerSettings;
import cnnlab.weights.Tensor;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PyTorch computed; written by src/test/python/engine_fixtures.py. */
public final class Fixtures {
  private Fixtures() {}

  /** An array in C order. */
  @SuppressWarnings("ArrayRecordComponent") // compared value by value
  public record Values(List<Integer> shape, float[] values) {
    public long[] dimensions() {
      return shape.stream().mapToLong(Integer::longValue).toArray();
    }
  }

  /** One layer forward and, in training, backward. Tensors by PyTorch's suffix. */
  public record LayerCase(
      String name,
      Op op,
      boolean training,
      List<Values> inputs,
      Map<String, Values> tensors,
      Values output,
      @Nullable Values gradient,
      @Nullable List<Values> inputGradients,
      @Nullable Map<String, Values> tensorGradients,
      @Nullable Map<String, Values> state) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Some steps of {@link TinyNetworks#residual} without dropout. */
  record TrainingCase(
      OptimizerSettings optimizer,
      List<Double> rates,
      Values pixels,
      List<Integer> labels,
      List<Double> losses,
      Map<String, Values> start,
      Map<String, Values> end,
      Values probabilities) {
    @Override
    public String toString() {
      return optimizer.kind() + ", momentum " + optimizer.momentum();
    }
  }

  /**
   * Derivatives of {@link TinyNetworks#residual} in evaluation mode, by layer.
   *
   * @param target "logit 1"
   */
  public record GradientCase(
      ReluRule rule, String target, Values logits, Map<String, Values> gradients) {
    @Override
    public String toString() {
      return target + ", " + rule;
    }
  }

  /** Of the same weights and images. */
  public record GradientCases(
      Map<String, Values> tensors, Values pixels, List<GradientCase> cases) {}

  public static GradientCases gradients() {
    return read("gradients.json", new TypeReference<>() {});
  }

  public static List<LayerCase> layers() {
    return read("layers.json", new TypeReference<>() {});
  }

  static List<TrainingCase> training() {
    return read("training.json", new TypeReference<>() {});
  }

  public static Map<String, Tensor> tensors(Map<String, Values> values) {
    Map<String, Tensor> tensors = new HashMap<>();
    values.forEach(
        (name, array) ->
            tensors.put(name, new Tensor(array.shape(), FloatBuffer.wrap(array.values()))));
    return tensors;
  }

  private static <T> T read(String file, TypeReference<T> type) {
    try (InputStream in = Fixtures.class.getResourceAsStream(file)) {
      return new ObjectMapper().readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
