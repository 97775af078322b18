package cnnlab.weights.keras;

import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors of PyTorch made of arrays of Keras: kernels and matrices turned, a convolution's bias
 * within the running mean of the normalization after it, a larger epsilon within its running
 * variance.
 */
final class KerasTensors {
  private static final double EPSILON = 1e-5;

  private final Map<String, List<KerasArray>> layers;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  KerasTensors(Map<String, List<KerasArray>> layers) {
    this.layers = layers;
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  private KerasArray array(String layer, int index) {
    List<KerasArray> arrays = layers.getOrDefault(layer, List.of());
    if (index >= arrays.size()) {
      throw new IllegalArgumentException("array " + index + " of layer " + layer);
    }
    return arrays.get(index);
  }

  /** Of a layer's kernel or matrix. */
  List<Integer> shape(String layer) {
    return array(layer, 0).shape();
  }

  private boolean hasBias(String layer) {
    return layers.getOrDefault(layer, List.of()).size() > 1;
  }

  /**
   * A convolution.
   *
   * @param readsImage whether it reads blue, green, red and is to read red, green, blue
   */
  void kernel(String layer, String name, boolean readsImage) {
    KerasArray kernel = array(layer, 0);
    requireRank(kernel, 4, layer);
    int height = kernel.shape().get(0);
    int width = kernel.shape().get(1);
    int inputs = kernel.shape().get(2);
    int filters = kernel.shape().get(3);
    put(
        name + ".weight",
        List.of(filters, inputs, height, width),
        i -> {
          int place = i % (height * width);
          int channel = i / (height * width) % inputs;
          int from = readsImage ? inputs - 1 - channel : channel;
          return kernel.value((place * inputs + from) * filters + i / (height * width * inputs));
        });
  }

  void bias(String layer, String name) {
    vector(name + ".bias", array(layer, 1));
  }

  /**
   * A normalization and the bias of the convolution before it.
   *
   * @param epsilon Keras's
   * @param own what is added to the variance here
   */
  void norm(String convolution, String layer, String name, double epsilon, double own) {
    boolean scaled = layers.getOrDefault(layer, List.of()).size() > 3;
    int first = scaled ? 0 : -1;
    KerasArray shift = array(layer, first + 1);
    List<Integer> channels = shift.shape();
    requireRank(shift, 1, layer);
    put(name + ".weight", channels, i -> scaled ? array(layer, 0).value(i) : 1);
    put(name + ".bias", channels, shift::value);
    KerasArray mean = array(layer, first + 2);
    boolean biased = hasBias(convolution);
    put(
        name + ".running_mean",
        channels,
        i -> mean.value(i) - (biased ? array(convolution, 1).value(i) : 0));
    KerasArray variance = array(layer, first + 3);
    put(name + ".running_var", channels, i -> (float) (variance.value(i) + epsilon - own));
  }

  /** As {@link #norm} of PyTorch's usual epsilon. */
  void norm(String convolution, String layer, String name, double epsilon) {
    norm(convolution, layer, name, epsilon, EPSILON);
  }

  /** A fully connected layer. */
  void linear(String layer, String name) {
    linear(layer, name, 1);
  }

  /**
   * A fully connected layer.
   *
   * @param pixels of the map that it reads, which Keras flattens pixel by pixel
   */
  void linear(String layer, String name, int pixels) {
    KerasArray matrix = array(layer, 0);
    requireRank(matrix, 2, layer);
    int inputs = matrix.shape().get(0);
    int units = matrix.shape().get(1);
    int channels = inputs / pixels;
    put(
        name + ".weight",
        List.of(units, inputs),
        i -> {
          int input = i % inputs;
          int from = input % pixels * channels + input / pixels;
          return matrix.value(from * units + i / inputs);
        });
    bias(layer, name);
  }

  private void vector(String name, KerasArray array) {
    put(name, array.shape(), array::value);
  }

  private static void requireRank(KerasArray array, int rank, String layer) {
    if (array.shape().size() != rank) {
      throw new IllegalArgumentException("layer " + layer + " of shape " + array.shape());
    }
  }

  private interface Value {
    float of(int index);
  }

  private void put(String name, List<Integer> shape, Value value) {
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.of(i);
    }
    tensors.put(name, new Tensor(shape, FloatBuffer.wrap(values)));
  }
}
