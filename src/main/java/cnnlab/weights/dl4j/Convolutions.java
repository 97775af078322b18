package cnnlab.weights.dl4j;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import cnnlab.text.UserProblem;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.Tensor;
import cnnlab.weights.dl4j.Dl4jValue.Activation;
import cnnlab.weights.dl4j.Dl4jValue.Channels;
import cnnlab.weights.dl4j.Dl4jValue.Padded;
import cnnlab.weights.dl4j.Dl4jValue.Part;
import cnnlab.weights.graph.Pads;
import cnnlab.weights.graph.Unrepresentable;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Convolutions of a configuration. Their biases stand before their weights. */
final class Convolutions {
  private final Dl4jGraph graph;

  Convolutions(Dl4jGraph graph) {
    this.graph = graph;
  }

  /** Every filter sees all channels, or those that it is given. */
  Dl4jValue plain(Vertex vertex, Dl4jValue input)
      throws MalformedContent, Unrepresentable, UserProblem {
    int channels = vertex.number("nin");
    int filters = vertex.number("nout");
    boolean bias = vertex.isTrue("hasBias", true);
    Window window = WindowSettings.kernel(vertex);
    if (input instanceof Channels part) {
      requireChannels(vertex, channels, part.count());
      Pads pads = WindowSettings.pads(vertex, WindowSettings.map(part.of()), window);
      if (!pads.isSymmetric()) {
        throw new Unrepresentable("pads that differ from side to side");
      }
      Optional<Tensor> shift = bias(bias, filters);
      Optional<Tensor> weights = graph.tensor(shape(filters, channels, window));
      List<Tensor> tensors = new ArrayList<>();
      weights.ifPresent(tensors::add);
      shift.ifPresent(tensors::add);
      return new Part(part, filters, pads.window(window), bias, tensors);
    }
    Placed placed = placed(vertex, input, window);
    boolean gray = channels == 1 && graph.isImage(placed.in);
    if (gray) {
      graph.isGray();
    } else {
      requireChannels(vertex, channels, placed.in.shape().channels());
    }
    Activation out = graph.add(vertex, new Op.Conv(filters, placed.window(), 1, bias), placed.in);
    Optional<Tensor> shift = bias(bias, filters);
    Optional<Tensor> weights = placed.enlarged(graph.tensor(shape(filters, channels, window)));
    put("weight", gray ? spread(weights) : weights);
    put("bias", shift);
    return out;
  }

  /** A grouped convolution that is kept as a convolution for each group, put together again. */
  Optional<Activation> grouped(Vertex vertex, List<Dl4jValue> inputs) throws UserProblem {
    if (!(inputs.getFirst() instanceof Part first)) {
      return Optional.empty();
    }
    int at = 0;
    for (Dl4jValue input : inputs) {
      if (!(input instanceof Part part)
          || !part.of().of().equals(first.of().of())
          || part.of().from() != at
          || part.of().count() != first.of().count()
          || part.filters() != first.filters()
          || part.bias() != first.bias()
          || !part.window().equals(first.window())) {
        return Optional.empty();
      }
      at = part.of().to();
    }
    Activation source = first.of().of();
    if (at != source.shape().channels()) {
      return Optional.empty();
    }
    int groups = inputs.size();
    int filters = groups * first.filters();
    Activation out =
        graph.add(vertex, new Op.Conv(filters, first.window(), groups, first.bias()), source);
    for (int i = 0; i < first.tensors().size(); i++) {
      int tensor = i;
      put(
          i == 0 ? "weight" : "bias",
          Optional.of(
              together(inputs.stream().map(it -> ((Part) it).tensors().get(tensor)).toList())));
    }
    return Optional.of(out);
  }

  private static Tensor together(List<Tensor> parts) {
    List<Integer> shape = new ArrayList<>(parts.getFirst().shape());
    shape.set(0, shape.getFirst() * parts.size());
    int values = parts.stream().mapToInt(part -> part.data().remaining()).sum();
    FloatBuffer all = FloatBuffer.allocate(values);
    parts.forEach(part -> all.put(part.data().duplicate()));
    return new Tensor(shape, all.flip());
  }

  /** Every channel has filters of its own: the kernels lie as [row, column, channel, filter]. */
  Activation depthwise(Vertex vertex, Dl4jValue input)
      throws MalformedContent, Unrepresentable, UserProblem {
    Window window = WindowSettings.kernel(vertex);
    Placed placed = placed(vertex, input, window);
    int channels = vertex.number("nin");
    int each = vertex.number("depthMultiplier");
    boolean bias = vertex.isTrue("hasBias", true);
    requireChannels(vertex, channels, placed.in.shape().channels());
    int filters = Math.multiplyExact(channels, each);
    Activation out =
        graph.add(vertex, new Op.Conv(filters, placed.window(), channels, bias), placed.in);
    Optional<Tensor> shift = bias(bias, filters);
    int size = window.kernelHeight() * window.kernelWidth();
    Optional<Tensor> given = graph.tensor(List.of(size, filters));
    if (given.isPresent()) {
      FloatBuffer from = given.get().data();
      float[] turned = graph.room(from.remaining());
      for (int i = 0; i < turned.length; i++) {
        turned[i % filters * size + i / filters] = from.get(i);
      }
      given = Optional.of(new Tensor(shape(filters, 1, window), FloatBuffer.wrap(turned)));
    }
    put("weight", placed.enlarged(given));
    put("bias", shift);
    return out;
  }

  /** A depthwise convolution, whose kernels lie as [filter, channel, ...], and one of 1 pixel. */
  Activation separable(Vertex vertex, Dl4jValue input)
      throws MalformedContent, Unrepresentable, UserProblem {
    Window window = WindowSettings.kernel(vertex);
    Placed placed = placed(vertex, input, window);
    int channels = vertex.number("nin");
    int each = vertex.number("depthMultiplier");
    int filters = vertex.number("nout");
    boolean bias = vertex.isTrue("hasBias", true);
    requireChannels(vertex, channels, placed.in.shape().channels());
    int between = Math.multiplyExact(channels, each);
    Optional<Tensor> shift = bias(bias, filters);
    Op.Conv first = new Op.Conv(between, placed.window(), channels, false);
    Activation deep = graph.beside(vertex, "depthwise", first, placed.in);
    int size = window.kernelHeight() * window.kernelWidth();
    Optional<Tensor> given = graph.tensor(List.of(each, channels * size));
    if (given.isPresent()) {
      FloatBuffer from = given.get().data();
      float[] turned = graph.room(from.remaining());
      for (int i = 0; i < turned.length; i++) {
        int filter = i / size / channels;
        int channel = i / size % channels;
        turned[(channel * each + filter) * size + i % size] = from.get(i);
      }
      given = Optional.of(new Tensor(shape(between, 1, window), FloatBuffer.wrap(turned)));
    }
    put("weight", placed.enlarged(given));
    Window pixel = Window.square(1, 1, 0);
    Activation out = graph.add(vertex, new Op.Conv(filters, pixel, 1, bias), deep);
    put("weight", graph.tensor(shape(filters, between, pixel)));
    put("bias", shift);
    return out;
  }

  private Optional<Tensor> bias(boolean is, int filters) throws MalformedContent {
    return is ? graph.tensor(List.of(filters)) : Optional.empty();
  }

  private void put(String suffix, Optional<Tensor> tensor) {
    tensor.ifPresent(it -> graph.layers().tensor(suffix, it));
  }

  /** Kernels for the mean of three colors. */
  private Optional<Tensor> spread(Optional<Tensor> kernel) throws MalformedContent {
    if (kernel.isEmpty()) {
      return kernel;
    }
    List<Integer> shape = new ArrayList<>(kernel.get().shape());
    int size = shape.get(2) * shape.get(3);
    FloatBuffer from = kernel.get().data();
    float[] values = graph.room((long) from.remaining() * Dl4jGraph.COLORS);
    for (int i = 0; i < values.length; i++) {
      int filter = i / size / Dl4jGraph.COLORS;
      values[i] = from.get(filter * size + i % size) / Dl4jGraph.COLORS;
    }
    shape.set(1, Dl4jGraph.COLORS);
    return Optional.of(new Tensor(shape, FloatBuffer.wrap(values)));
  }

  private static List<Integer> shape(int filters, int channels, Window window) {
    return List.of(filters, channels, window.kernelHeight(), window.kernelWidth());
  }

  private static void requireChannels(Vertex vertex, int said, int given) throws MalformedContent {
    if (said != given) {
      throw new MalformedContent(
          vertex.name() + " takes " + said + " channels and is given " + given);
    }
  }

  private Placed placed(Vertex vertex, Dl4jValue input, Window kernel)
      throws MalformedContent, Unrepresentable {
    Pads around = input instanceof Padded padded ? padded.pads() : Pads.NONE;
    Activation in = input instanceof Padded padded ? padded.of() : VertexLayers.activation(input);
    Pads pads = WindowSettings.pads(vertex, around.around(WindowSettings.map(in)), kernel);
    return new Placed(in, kernel, pads.plus(around));
  }

  /** A kernel with the padding of its input, which need not be the same on both sides. */
  private final class Placed {
    private final Activation in;
    private final Window kernel;
    private final Pads pads;

    Placed(Activation in, Window kernel, Pads pads) {
      this.in = in;
      this.kernel = kernel;
      this.pads = pads;
    }

    Window window() {
      return pads.window(kernel);
    }

    Optional<Tensor> enlarged(Optional<Tensor> tensor) throws MalformedContent {
      if (tensor.isEmpty() || pads.isSymmetric()) {
        return tensor;
      }
      Tensor plain = tensor.get();
      List<Integer> shape = shape(plain.shape().get(0), plain.shape().get(1), window());
      float[] values =
          graph.room(shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact));
      pads.enlarge(plain.data(), kernel, values);
      return Optional.of(new Tensor(shape, FloatBuffer.wrap(values)));
    }
  }
}
