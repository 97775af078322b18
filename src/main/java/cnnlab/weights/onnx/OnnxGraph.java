package cnnlab.weights.onnx;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.Window;
import cnnlab.data.transform.Preprocessing;
import cnnlab.files.protobuf.ProtoMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import cnnlab.weights.onnx.GraphProto.Attributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network as a graph of ONNX, opset {@value Onnx#OPSET}. Nodes are called as the layers are,
 * initializers as PyTorch calls the tensors; the input is "image", the output "logits". The number
 * of images is open.
 */
final class OnnxGraph {
  static final String IMAGE = "image";
  static final String LOGITS = "logits";

  private static final String CENTERED = "normalize/centered";
  private static final String NORMALIZED = "normalize/scaled";

  private static final int PIXEL_MAXIMUM = 255;

  private final Architecture network;
  private final Shapes shapes;
  private final TensorSource tensors;
  private final GraphProto graph;
  private final String pixels;

  private OnnxGraph(Architecture network, TensorSource tensors, boolean normalizes)
      throws UserProblem {
    this.network = network;
    this.tensors = tensors;
    shapes = Shapes.of(network);
    graph = new GraphProto(network.name());
    pixels = normalizes ? NORMALIZED : IMAGE;
  }

  /** The network as it is; images are normalized before. */
  static ProtoMessage of(Architecture network, TensorSource tensors) throws UserProblem {
    return new OnnxGraph(network, tensors, false).written();
  }

  /** The network with the normalization before it: it takes pixels from 0 to 255. */
  static ProtoMessage normalizing(
      Architecture network, TensorSource tensors, Preprocessing preprocessing) throws UserProblem {
    OnnxGraph graph = new OnnxGraph(network, tensors, true);
    graph.normalize(preprocessing);
    return graph.written();
  }

  private void normalize(Preprocessing preprocessing) {
    List<Integer> shape = List.of(1, 3, 1, 1);
    String mean = graph.floats("normalize.mean", shape, scaled(preprocessing.mean()));
    String std = graph.floats("normalize.std", shape, scaled(preprocessing.std()));
    graph.node(CENTERED, Attributes.of("Sub"), IMAGE, mean);
    graph.node(pixels, Attributes.of("Div"), CENTERED, std);
  }

  private static float[] scaled(List<Float> values) {
    float[] scaled = new float[values.size()];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = values.get(i) * PIXEL_MAXIMUM;
    }
    return scaled;
  }

  private ProtoMessage written() throws UserProblem {
    graph.input(IMAGE, shapes.get(network.layers().getFirst().name()).dimensions());
    for (Layer layer : network.layers()) {
      write(layer);
    }
    String head = network.mainHead().layer();
    graph.output(LOGITS, shapes.get(head).dimensions());
    return graph.message();
  }

  private void write(Layer layer) throws UserProblem {
    switch (layer.op()) {
      case Op.Input _ -> {}
      case Op.Conv conv ->
          parametric(layer, window("Conv", conv.window()).with("group", conv.groups()));
      case Op.BatchNorm norm ->
          parametric(
              layer,
              Attributes.of("BatchNormalization")
                  .with("epsilon", norm.epsilon())
                  .with("momentum", 1 - norm.momentum()));
      case Op.Linear _ -> parametric(layer, Attributes.of("Gemm").with("transB", 1));
      case Op.Activation activation -> activation(layer, activation);
      case Op.MaxPool pool ->
          node(layer, window("MaxPool", pool.window()).with("ceil_mode", pool.ceil() ? 1 : 0));
      case Op.AvgPool pool ->
          node(
              layer,
              window("AveragePool", pool.window())
                  .with("ceil_mode", pool.ceil() ? 1 : 0)
                  .with("count_include_pad", pool.countPadding() ? 1 : 0));
      case Op.AdaptiveAvgPool pool -> adaptive(layer, pool);
      case Op.Lrn lrn ->
          node(
              layer,
              Attributes.of("LRN")
                  .with("size", lrn.size())
                  .with("alpha", lrn.alpha() * lrn.size()) // ONNX divides it by the size
                  .with("beta", lrn.beta())
                  .with("bias", lrn.k()));
      case Op.Dropout dropout ->
          node(
              layer,
              Attributes.of("Dropout"),
              graph.floats(layer.name() + ".ratio", List.of(), (float) dropout.rate()));
      case Op.Flatten _ -> node(layer, Attributes.of("Flatten").with("axis", 1));
      case Op.PadShortcut shortcut -> padShortcut(layer, shortcut);
      case Op.Scale scale ->
          node(
              layer,
              Attributes.of("Mul"),
              graph.floats(layer.name() + ".factor", List.of(), (float) scale.factor()));
      case Op.Add _ -> node(layer, Attributes.of(layer.inputs().size() == 2 ? "Add" : "Sum"));
      case Op.Concat _ -> node(layer, Attributes.of("Concat").with("axis", 1));
    }
  }

  private void parametric(Layer layer, Attributes op) {
    List<TensorSpec> own = Tensors.of(layer, input(layer));
    for (TensorSpec tensor : own) {
      graph.floats(tensor.name(), tensor.shape(), () -> tensors.values(tensor.name()));
    }
    node(layer, op, own.stream().map(TensorSpec::name).toArray(String[]::new));
  }

  private void activation(Layer layer, Op.Activation activation) {
    switch (activation) {
      case Op.Relu _ -> node(layer, Attributes.of("Relu"));
      case Op.Relu6 _ ->
          node(
              layer,
              Attributes.of("Clip"),
              graph.floats(layer.name() + ".min", List.of(), 0),
              graph.floats(layer.name() + ".max", List.of(), 6));
      case Op.LeakyRelu leaky ->
          node(layer, Attributes.of("LeakyRelu").with("alpha", leaky.slope()));
      case Op.Elu _ -> node(layer, Attributes.of("Elu"));
      case Op.Sigmoid _ -> node(layer, Attributes.of("Sigmoid"));
      case Op.Tanh _ -> node(layer, Attributes.of("Tanh"));
      case Op.Silu _ -> {
        String sigmoid = layer.name() + ".sigmoid";
        graph.node(sigmoid, Attributes.of("Sigmoid"), value(layer.inputs().getFirst()));
        node(layer, Attributes.of("Mul"), sigmoid);
      }
    }
  }

  /**
   * ONNX has no such pooling. Where regions do not overlap it is an ordinary one; else a product
   * with a matrix for the rows and one for the columns.
   */
  private void adaptive(Layer layer, Op.AdaptiveAvgPool pool) {
    FeatureMap in = (FeatureMap) input(layer);
    if (pool.height() == 1 && pool.width() == 1) {
      node(layer, Attributes.of("GlobalAveragePool"));
    } else if (in.height() % pool.height() == 0 && in.width() % pool.width() == 0) {
      int height = in.height() / pool.height();
      int width = in.width() / pool.width();
      node(layer, window("AveragePool", new Window(height, width, height, width, 0, 0)));
    } else {
      String name = layer.name();
      Regions rows = new Regions(in.height(), pool.height());
      Regions columns = new Regions(in.width(), pool.width());
      String left =
          graph.floats(name + ".rows", List.of(pool.height(), in.height()), rows.matrix());
      String right =
          graph.floats(name + ".columns", List.of(in.width(), pool.width()), columns.transposed());
      graph.node(name + ".by_row", Attributes.of("MatMul"), left, value(layer.inputs().getFirst()));
      graph.node(name, Attributes.of("MatMul"), output(layer), List.of(name + ".by_row", right));
    }
  }

  private void padShortcut(Layer layer, Op.PadShortcut shortcut) {
    String name = layer.name();
    int missing = shortcut.channels() - input(layer).channels();
    int before = missing / 2;
    graph.node(
        name + ".sampled",
        Attributes.of("Slice"),
        value(layer.inputs().getFirst()),
        graph.longs(name + ".starts", 0, 0),
        graph.longs(name + ".ends", Integer.MAX_VALUE, Integer.MAX_VALUE),
        graph.longs(name + ".axes", 2, 3),
        graph.longs(name + ".steps", shortcut.stride(), shortcut.stride()));
    graph.node(
        name,
        Attributes.of("Pad"),
        output(layer),
        List.of(
            name + ".sampled",
            graph.longs(name + ".pads", 0, before, 0, 0, 0, missing - before, 0, 0)));
  }

  private static Attributes window(String type, Window window) {
    int top = window.paddingHeight();
    int left = window.paddingWidth();
    return Attributes.of(type)
        .with("kernel_shape", List.of(window.kernelHeight(), window.kernelWidth()))
        .with("strides", List.of(window.strideHeight(), window.strideWidth()))
        .with("pads", List.of(top, left, top, left));
  }

  /** The layer's node, which reads what the layer reads, and then some constants. */
  private void node(Layer layer, Attributes op, String... more) {
    List<String> inputs =
        Stream.concat(layer.inputs().stream().map(this::value), Stream.of(more)).toList();
    graph.node(layer.name(), op, output(layer), inputs);
  }

  private String output(Layer layer) {
    return value(layer.name());
  }

  /** What a layer's output is called. */
  private String value(String layer) {
    if (layer.equals(network.layers().getFirst().name())) {
      return pixels;
    }
    if (layer.equals(network.mainHead().layer())) {
      return LOGITS;
    }
    return layer.equals(IMAGE) || layer.equals(LOGITS) ? layer + "/output" : layer;
  }

  private Shape input(Layer layer) {
    return shapes.get(layer.inputs().getFirst());
  }
}
