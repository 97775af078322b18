package cnnlab.weights.dl4j;

import cnnlab.arch.Op;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Shape.Vector;
import cnnlab.arch.Signs;
import cnnlab.arch.Window;
import cnnlab.text.UserProblem;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.Tensor;
import cnnlab.weights.dl4j.Dl4jValue.Activation;
import cnnlab.weights.dl4j.Dl4jValue.Channels;
import cnnlab.weights.dl4j.Dl4jValue.Padded;
import cnnlab.weights.dl4j.Dl4jValue.Zeros;
import cnnlab.weights.graph.Pads;
import cnnlab.weights.graph.Unrepresentable;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each layer and vertex of DL4J is here. */
final class VertexLayers {
  private static final Set<String> KNOWN =
      Set.of(
          "ConvolutionLayer",
          "DepthwiseConvolution2D",
          "SeparableConvolution2D",
          "BatchNormalization",
          "ActivationLayer",
          "SubsamplingLayer",
          "GlobalPoolingLayer",
          "LocalResponseNormalization",
          "DropoutLayer",
          "ZeroPaddingLayer",
          "DenseLayer",
          "OutputLayer",
          "LossLayer",
          "ElementWiseVertex",
          "MergeVertex",
          "ScaleVertex",
          "SubsetVertex",
          "PreprocessorVertex");

  private final Dl4jGraph graph;
  private final Convolutions convolutions;

  VertexLayers(Dl4jGraph graph) {
    this.graph = graph;
    convolutions = new Convolutions(graph);
  }

  static boolean isKnown(Vertex vertex) {
    return KNOWN.contains(vertex.kind());
  }

  static Activation activation(Dl4jValue value) throws Unrepresentable {
    if (value instanceof Activation activation) {
      return activation;
    }
    throw new Unrepresentable("input that is no feature map");
  }

  Dl4jValue of(Vertex vertex) throws MalformedContent, Unrepresentable, UserProblem {
    if (vertex.inputs().isEmpty()) {
      throw new MalformedContent(vertex.name() + " reads nothing");
    }
    for (String format : List.of("cnn2dDataFormat", "cnn2DFormat", "dataFormat")) {
      if (vertex.text(format, "").equals("NHWC")) {
        throw new Unrepresentable(format + " NHWC");
      }
    }
    Dl4jValue in = graph.get(vertex.inputs().getFirst());
    if (vertex.preprocessor().isObject()) {
      in = preprocessed(vertex, vertex.preprocessor(), in);
    }
    in = withDropout(vertex, in);
    return switch (vertex.kind()) {
      case "ConvolutionLayer" -> activated(vertex, convolutions.plain(vertex, in));
      case "DepthwiseConvolution2D" -> activated(vertex, convolutions.depthwise(vertex, in));
      case "SeparableConvolution2D" -> activated(vertex, convolutions.separable(vertex, in));
      case "BatchNormalization" -> batchNorm(vertex, activation(in));
      case "ActivationLayer", "LossLayer" -> activated(vertex, in);
      case "SubsamplingLayer" -> pool(vertex, in);
      case "GlobalPoolingLayer" -> globalPool(vertex, activation(in));
      case "LocalResponseNormalization" ->
          graph.add(
              vertex,
              new Op.Lrn(
                  Math.clamp((long) vertex.real("n", 5), 1, Short.MAX_VALUE),
                  vertex.real("alpha", 1e-4),
                  vertex.real("beta", 0.75),
                  vertex.real("k", 2)),
              activation(in));
      case "DropoutLayer" -> in;
      case "ZeroPaddingLayer" -> new Padded(activation(in), WindowSettings.pads(vertex));
      case "DenseLayer", "OutputLayer" -> dense(vertex, activation(in));
      case "ElementWiseVertex" -> elementWise(vertex);
      case "MergeVertex" -> merge(vertex);
      case "ScaleVertex" -> scale(vertex, in);
      case "SubsetVertex" -> subset(vertex, activation(in));
      case "PreprocessorVertex" -> preprocessed(vertex, vertex.settings().path("preProcessor"), in);
      default -> throw new Unrepresentable("");
    };
  }

  private Dl4jValue preprocessed(Vertex vertex, JsonNode preprocessor, Dl4jValue in)
      throws MalformedContent, Unrepresentable, UserProblem {
    String kind = Vertex.kind(preprocessor);
    if (!kind.equals("CnnToFeedForwardPreProcessor")
        && !kind.equals("FeedForwardToCnnPreProcessor")) {
      throw new Unrepresentable(kind);
    }
    if (preprocessor.path("format").asText("").equals("NHWC")) {
      throw new Unrepresentable("format NHWC");
    }
    FeatureMap map = WindowSettings.map(activation(in));
    int height = Vertex.number(preprocessor, "inputHeight");
    int width = Vertex.number(preprocessor, "inputWidth");
    if (height != map.height() || width != map.width()) {
      graph.isOfAnotherSize();
      throw new Unrepresentable("inputHeight " + height + ", inputWidth " + width);
    }
    return kind.equals("FeedForwardToCnnPreProcessor") ? in : flat(vertex, activation(in));
  }

  private Activation flat(Vertex vertex, Activation in) throws UserProblem {
    return in.shape() instanceof Vector
        ? in
        : graph.beside(vertex, "flatten", new Op.Flatten(), in);
  }

  private Dl4jValue withDropout(Vertex vertex, Dl4jValue in)
      throws MalformedContent, Unrepresentable, UserProblem {
    JsonNode dropout = vertex.settings().path("idropout");
    if (!dropout.isObject()) {
      return in;
    }
    if (!Vertex.kind(dropout).equals("Dropout")) {
      throw new Unrepresentable(Vertex.kind(dropout));
    }
    double keep = dropout.path("p").asDouble(1);
    if (!(keep > 0 && keep < 1)) {
      return in;
    }
    double rate = Math.round((1 - keep) * 1e9) / 1e9;
    boolean alone = vertex.kind().equals("DropoutLayer");
    Op.Dropout op = new Op.Dropout(rate);
    Activation from = activation(in);
    return alone ? graph.add(vertex, op, from) : graph.beside(vertex, "dropout", op, from);
  }

  /** A layer with its activation function behind it; the softmax of the answer is left to us. */
  private Dl4jValue activated(Vertex vertex, Dl4jValue value)
      throws MalformedContent, Unrepresentable, UserProblem {
    JsonNode function = vertex.settings().path("activationFn");
    if (!function.isObject()) {
      return value;
    }
    String kind = Vertex.kind(function);
    if (kind.equals("ActivationIdentity")
        || (kind.equals("ActivationSoftmax") && graph.isOutput(vertex))) {
      return value;
    }
    if (graph.isOutput(vertex)) {
      throw new Unrepresentable(kind);
    }
    Op.Activation op = Activations.of(function);
    Activation in = activation(value);
    return vertex.kind().equals("ActivationLayer")
        ? graph.add(vertex, op, in)
        : graph.beside(vertex, op.kind(), op, in);
  }

  private Activation batchNorm(Vertex vertex, Activation in) throws MalformedContent, UserProblem {
    List<Integer> shape = List.of(in.shape().channels());
    double momentum = Math.round((1 - vertex.real("decay", 0.9)) * 1e9) / 1e9;
    Activation out = graph.add(vertex, new Op.BatchNorm(vertex.real("eps", 1e-5), momentum), in);
    if (vertex.isTrue("lockGammaBeta", false)) {
      constant("weight", shape.getFirst(), (float) vertex.real("gamma", 1));
      constant("bias", shape.getFirst(), (float) vertex.real("beta", 0));
    } else {
      put("weight", graph.tensor(shape));
      put("bias", graph.tensor(shape));
    }
    put("running_mean", graph.tensor(shape));
    Optional<Tensor> spread = graph.tensor(shape);
    if (spread.isPresent() && vertex.isTrue("useLogStd", false)) {
      FloatBuffer logarithms = spread.get().data();
      float[] variances = graph.room(logarithms.remaining());
      for (int i = 0; i < variances.length; i++) {
        variances[i] = (float) Math.pow(10, 2.0 * logarithms.get(i));
      }
      spread = Optional.of(new Tensor(shape, FloatBuffer.wrap(variances)));
    }
    put("running_var", spread);
    return out;
  }

  private void constant(String suffix, int channels, float value) throws MalformedContent {
    if (!graph.readsValues()) {
      return;
    }
    float[] values = graph.room(channels);
    Arrays.fill(values, value);
    graph.layers().tensor(suffix, new Tensor(List.of(channels), FloatBuffer.wrap(values)));
  }

  private void put(String suffix, Optional<Tensor> tensor) {
    tensor.ifPresent(it -> graph.layers().tensor(suffix, it));
  }

  private Activation pool(Vertex vertex, Dl4jValue input)
      throws MalformedContent, Unrepresentable, UserProblem {
    String type = vertex.text("poolingType", "MAX");
    if (!type.equals("MAX") && !type.equals("AVG")) {
      throw new Unrepresentable("poolingType " + type);
    }
    boolean average = type.equals("AVG");
    boolean counts = vertex.isTrue("avgPoolIncludePadInDivisor", false);
    Window kernel = WindowSettings.kernel(vertex);
    Activation in;
    Pads pads;
    if (input instanceof Padded(Activation of, Pads around)) {
      in = of;
      pads = WindowSettings.pads(vertex, around.around(WindowSettings.map(of)), kernel);
      boolean own = pads.equals(Pads.NONE);
      boolean same = average ? own || counts : own && isNeverNegative(of);
      if (!same) {
        throw new Unrepresentable("zeros around its input");
      }
      pads = pads.plus(around);
      counts = true;
    } else {
      in = activation(input);
      pads = WindowSettings.pads(vertex, WindowSettings.map(in), kernel);
    }
    Pads.Pooled pooled =
        pads.pooled(WindowSettings.map(in), kernel, false)
            .filter(it -> !(average && it.ceil() && counts(input, vertex)))
            .orElseThrow(() -> new Unrepresentable("pads that differ from side to side"));
    return graph.add(
        vertex,
        average
            ? new Op.AvgPool(pooled.window(), pooled.ceil(), counts)
            : new Op.MaxPool(pooled.window(), pooled.ceil()),
        in);
  }

  private static boolean counts(Dl4jValue input, Vertex vertex) {
    return input instanceof Padded || vertex.isTrue("avgPoolIncludePadInDivisor", false);
  }

  private boolean isNeverNegative(Activation in) {
    return Signs.isNeverNegative(in.layer(), graph.layers().all());
  }

  private Activation globalPool(Vertex vertex, Activation in) throws Unrepresentable, UserProblem {
    String type = vertex.text("poolingType", "MAX");
    FeatureMap map = WindowSettings.map(in);
    Op op =
        switch (type) {
          case "AVG" -> new Op.AdaptiveAvgPool(1, 1);
          case "MAX" ->
              new Op.MaxPool(
                  new Window(map.height(), map.width(), map.height(), map.width(), 0, 0), false);
          default -> throw new Unrepresentable("poolingType " + type);
        };
    Activation out = graph.add(vertex, op, in);
    return vertex.isTrue("collapseDimensions", true) ? flat(vertex, out) : out;
  }

  /** Its weights lie unit by unit, before its bias. */
  private Dl4jValue dense(Vertex vertex, Activation in)
      throws MalformedContent, Unrepresentable, UserProblem {
    if (vertex.isTrue("hasLayerNorm", false)) {
      throw new Unrepresentable("hasLayerNorm");
    }
    int length = vertex.number("nin");
    int units = vertex.number("nout");
    if (!(in.shape() instanceof Vector(int given)) || given != length) {
      throw new Unrepresentable("nIn " + length + " for " + in.shape().dimensions());
    }
    boolean bias = vertex.isTrue("hasBias", true);
    Activation out = graph.add(vertex, new Op.Linear(units, bias), in);
    put("weight", graph.tensor(List.of(units, length)));
    if (bias) {
      put("bias", graph.tensor(List.of(units)));
    }
    return activated(vertex, out);
  }

  private Activation elementWise(Vertex vertex)
      throws MalformedContent, Unrepresentable, UserProblem {
    String op = vertex.text("op", "");
    if (!op.equals("Add") && !op.equals("Average")) {
      throw new Unrepresentable("op " + op);
    }
    List<Activation> inputs = new ArrayList<>();
    for (String input : vertex.inputs()) {
      inputs.add(activation(graph.get(input)));
    }
    Activation[] all = inputs.toArray(Activation[]::new);
    Activation sum = graph.add(vertex, new Op.Add(), all);
    return op.equals("Add")
        ? sum
        : graph.beside(vertex, "mean", new Op.Scale(1.0 / all.length), sum);
  }

  private Activation merge(Vertex vertex) throws MalformedContent, Unrepresentable, UserProblem {
    if (vertex.settings().path("mergeAxis").asInt(1) != 1) {
      throw new Unrepresentable("mergeAxis " + vertex.settings().path("mergeAxis"));
    }
    List<Dl4jValue> inputs = new ArrayList<>();
    for (String input : vertex.inputs()) {
      inputs.add(graph.get(input));
    }
    Optional<Activation> together = convolutions.grouped(vertex, inputs);
    if (together.isEmpty()) {
      together = shortcut(vertex, inputs);
    }
    if (together.isPresent()) {
      return together.get();
    }
    List<Activation> maps = new ArrayList<>();
    for (Dl4jValue input : inputs) {
      maps.add(activation(input));
      WindowSettings.map(maps.getLast());
    }
    return graph.add(vertex, new Op.Concat(), maps.toArray(Activation[]::new));
  }

  /** Channels of zeros before and after those of a map (He 2015, option A). */
  private Optional<Activation> shortcut(Vertex vertex, List<Dl4jValue> inputs) throws UserProblem {
    if (inputs.size() == 3
        && inputs.get(0) instanceof Zeros(Activation first, int before)
        && inputs.get(1) instanceof Activation map
        && inputs.get(2) instanceof Zeros(Activation last, int after)
        && first.shape().equals(map.shape())
        && last.shape().equals(map.shape())
        && before == (before + after) / 2) {
      int channels = before + map.shape().channels() + after;
      return Optional.of(graph.add(vertex, new Op.PadShortcut(1, channels), map));
    }
    return Optional.empty();
  }

  private Dl4jValue scale(Vertex vertex, Dl4jValue in) throws Unrepresentable, UserProblem {
    double factor = vertex.real("scaleFactor", 1);
    if (in instanceof Channels channels && factor == 0) {
      return new Zeros(channels.of(), channels.count());
    }
    return graph.add(vertex, new Op.Scale(factor), activation(in));
  }

  private static Channels subset(Vertex vertex, Activation in)
      throws MalformedContent, Unrepresentable {
    int from = vertex.number("from");
    int last = vertex.number("to");
    if (from < 0 || last < from || last >= WindowSettings.map(in).channels()) {
      throw new MalformedContent(vertex.name() + " takes channels " + from + " to " + last);
    }
    return new Channels(in, from, last + 1);
  }
}
