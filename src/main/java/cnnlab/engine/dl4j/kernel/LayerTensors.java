package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The arrays behind a layer's tensors, by PyTorch's suffix: parameters and their gradients as views
 * of the graph's two flat vectors, and state in arrays of its own.
 */
public final class LayerTensors {
  private final List<TensorSpec> specs;
  private final List<TensorSpec> learnable;
  private final Map<String, INDArray> parameters;
  private final Map<String, INDArray> state;
  private Map<String, INDArray> gradients = Map.of();

  /**
   * @param flat this layer's part of the flat parameter vector; null where it has no parameters
   */
  public LayerTensors(List<TensorSpec> specs, @Nullable INDArray flat) {
    this.specs = List.copyOf(specs);
    this.learnable = specs.stream().filter(TensorSpec::learnable).toList();
    this.parameters = flat == null ? Map.of() : views(flat, learnable);
    this.state = new LinkedHashMap<>();
    for (TensorSpec spec : specs) {
      if (!spec.learnable()) {
        state.put(suffix(spec), Nd4j.create(DataType.FLOAT, shape(spec)));
      }
    }
  }

  private LayerTensors(LayerTensors learning, Map<String, INDArray> parameters) {
    specs = learning.specs;
    learnable = learning.learnable;
    this.parameters = parameters;
    state = learning.state;
    gradients = learning.gradients;
  }

  /** The same arrays, with no place for gradients. */
  public LayerTensors still() {
    LayerTensors still = new LayerTensors(this, parameters);
    still.gradients = Map.of();
    return still;
  }

  /**
   * With other parameters, of which none learns.
   *
   * @param change makes them from these; told their suffix
   */
  LayerTensors changed(BiFunction<String, INDArray, INDArray> change) {
    Map<String, INDArray> others = new LinkedHashMap<>(parameters);
    others.replaceAll(change);
    return new LayerTensors(this, others);
  }

  /**
   * The same arrays, with a place for gradients that no one reads, even of those that are frozen.
   *
   * @param unread a vector at least as long as they are together
   */
  public LayerTensors still(INDArray unread) {
    LayerTensors still = still();
    still.gradients = views(unread, specs);
    return still;
  }

  /** Number of values in all arrays. */
  public long elements() {
    return specs.stream().mapToLong(TensorSpec::elements).sum();
  }

  /** Whether a backward pass has a place for the gradients of the parameters. */
  public boolean learn() {
    return !gradients.isEmpty();
  }

  /** Number of values in the flat parameter vector. */
  public static long learnable(List<TensorSpec> specs) {
    return specs.stream().filter(TensorSpec::learnable).mapToLong(TensorSpec::elements).sum();
  }

  /** The part of a tensor's name behind the layer's: weight, bias, running_mean, running_var. */
  public static String suffix(TensorSpec spec) {
    return spec.name().substring(spec.layer().length() + 1);
  }

  /** Gives the parameters their part of the flat gradient vector. */
  public void gradients(INDArray flat) {
    gradients = views(flat, learnable);
  }

  public Map<String, INDArray> parameters() {
    return parameters;
  }

  public Map<String, INDArray> gradients() {
    return gradients;
  }

  /** All arrays, in the order of the layer's tensors. */
  public Map<String, INDArray> values() {
    Map<String, INDArray> values = new LinkedHashMap<>();
    specs.forEach(spec -> values.put(suffix(spec), value(suffix(spec))));
    return values;
  }

  /** The array of this suffix, parameter or state. */
  public INDArray value(String suffix) {
    INDArray parameter = parameters.get(suffix);
    return parameter == null ? Objects.requireNonNull(state.get(suffix), suffix) : parameter;
  }

  /** Where the gradient of this parameter is to be written. */
  public INDArray gradient(String suffix) {
    return Objects.requireNonNull(gradients.get(suffix), suffix);
  }

  /** Frees the state; the parameters belong to the graph. */
  public void close() {
    state.values().forEach(INDArray::close);
  }

  private static Map<String, INDArray> views(INDArray flat, List<TensorSpec> specs) {
    Map<String, INDArray> views = new LinkedHashMap<>();
    INDArray vector = flat.reshape(flat.length());
    long from = 0;
    for (TensorSpec spec : specs) {
      long to = from + spec.elements();
      INDArray part = vector.get(NDArrayIndex.interval(from, to));
      views.put(suffix(spec), part.reshape('c', shape(spec)));
      from = to;
    }
    return views;
  }

  private static long[] shape(TensorSpec spec) {
    return spec.shape().stream().mapToLong(Integer::longValue).toArray();
  }
}
