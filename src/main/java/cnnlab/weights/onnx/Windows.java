package cnnlab.weights.onnx;

import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Window;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.graph.Pads;
import cnnlab.weights.graph.Unrepresentable;
import cnnlab.weights.onnx.GraphValue.Activation;
import cnnlab.weights.onnx.GraphValue.Padded;
import java.nio.FloatBuffer;
import java.util.List;

/** Convolutions and poolings. */
final class Windows {
  private static final List<Long> ONES = List.of(1L, 1L);

  private final Translation graph;

  Windows(Translation graph) {
    this.graph = graph;
  }

  Activation convolution(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    Pads around = Pads.NONE;
    Activation in;
    if (graph.get(node, 0) instanceof Padded(Activation of, Pads padding)) {
      in = of;
      around = padding;
    } else {
      in = graph.activation(node, 0);
    }
    OnnxTensor weights = graph.constant(node, 1);
    List<Integer> shape = weights.shape();
    requireOnes(node, "dilations");
    if (shape.size() != 4) {
      throw new Unrepresentable("kernel " + shape);
    }
    int height = shape.get(2);
    int width = shape.get(3);
    List<Long> strides = pair(node, "strides", ONES);
    Pads padding = padding(node, map(in), height, width, strides).plus(around);
    Window plain = window(height, width, strides);
    Tensor kernel = enlarged(graph.tensor(weights, shape), plain, padding);
    Window window = padding.window(plain);
    boolean bias = !node.input(2).isEmpty();
    int groups = count("group", node.number("group", 1));
    if ((long) shape.get(1) * groups != in.shape().channels()) {
      throw new MalformedMessage("kernel " + shape + " for " + in.shape());
    }
    Op.Conv conv = new Op.Conv(shape.getFirst(), window, groups, bias);
    Activation out = graph.add(node, weights.name(), conv, in);
    graph.layers().tensor("weight", kernel);
    if (bias) {
      graph
          .layers()
          .tensor("bias", graph.tensor(graph.constant(node, 2), List.of(shape.getFirst())));
    }
    return out;
  }

  private static Window window(int height, int width, List<Long> strides) {
    return new Window(height, width, strides.get(0).intValue(), strides.get(1).intValue(), 0, 0);
  }

  private Tensor enlarged(Tensor kernel, Window plain, Pads padding) throws MalformedMessage {
    if (padding.isSymmetric()) {
      return kernel;
    }
    Window large = padding.window(plain);
    List<Integer> shape =
        List.of(
            kernel.shape().get(0),
            kernel.shape().get(1),
            large.kernelHeight(),
            large.kernelWidth());
    float[] values =
        graph.room(shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact));
    padding.enlarge(kernel.data(), plain, values);
    return new Tensor(shape, FloatBuffer.wrap(values));
  }

  Activation maximum(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    Activation in = graph.activation(node, 0);
    Pool pool = pool(node, map(in), Pads.NONE);
    return pool.isIdentity() ? in : graph.add(node, new Op.MaxPool(pool.window, pool.ceil), in);
  }

  Activation mean(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    boolean countPadding = node.number("count_include_pad", 0) != 0;
    Pads around = Pads.NONE;
    Activation in;
    if (graph.get(node, 0) instanceof Padded(Activation of, Pads padding)) {
      in = of;
      around = padding;
      countPadding = true;
    } else {
      in = graph.activation(node, 0);
    }
    Pool pool = pool(node, map(in), around);
    if (countPadding && pool.uneven) {
      throw new Unrepresentable("pads that differ from side to side");
    }
    return pool.isIdentity()
        ? in
        : graph.add(node, new Op.AvgPool(pool.window, pool.ceil, countPadding), in);
  }

  /** Over the whole map. */
  Activation globalMaximum(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    Activation in = graph.activation(node, 0);
    FeatureMap map = map(in);
    Window all = new Window(map.height(), map.width(), map.height(), map.width(), 0, 0);
    return graph.add(node, new Op.MaxPool(all, false), in);
  }

  private record Pool(Window window, boolean ceil, boolean uneven) {
    boolean isIdentity() {
      return window.equals(Window.square(1, 1, 0));
    }
  }

  private static Pool pool(OnnxNode node, FeatureMap map, Pads around) throws Unrepresentable {
    requireOnes(node, "dilations");
    if (node.outputs().size() > 1) {
      throw new Unrepresentable("a second output");
    }
    List<Long> kernel = pair(node, "kernel_shape", List.of());
    List<Long> strides = pair(node, "strides", ONES);
    int height = kernel.get(0).intValue();
    int width = kernel.get(1).intValue();
    Pads padding = padding(node, map, height, width, strides).plus(around);
    boolean ceil = node.number("ceil_mode", 0) != 0;
    Pads.Pooled pooled =
        padding
            .pooled(map, window(height, width, strides), ceil)
            .orElseThrow(() -> new Unrepresentable("pads that differ from side to side"));
    return new Pool(pooled.window(), pooled.ceil(), !padding.isSymmetric());
  }

  private static Pads padding(
      OnnxNode node, FeatureMap map, int height, int width, List<Long> strides)
      throws Unrepresentable {
    String automatic = node.text("auto_pad", "NOTSET");
    return switch (automatic) {
      case "NOTSET", "" -> pads(node.numbers("pads", List.of(0L, 0L, 0L, 0L)));
      case "VALID" -> Pads.NONE;
      case "SAME_UPPER", "SAME_LOWER" ->
          Pads.same(map, window(height, width, strides), automatic.equals("SAME_LOWER"));
      default -> throw new Unrepresentable("auto_pad " + automatic);
    };
  }

  /** As ONNX lists it: what is before, and then what is behind. */
  static Pads pads(List<Long> pads) throws Unrepresentable {
    if (pads.size() != 4 || pads.stream().anyMatch(it -> it < 0 || it > Short.MAX_VALUE)) {
      throw new Unrepresentable("pads " + pads);
    }
    return new Pads(
        pads.get(0).intValue(),
        pads.get(1).intValue(),
        pads.get(2).intValue(),
        pads.get(3).intValue());
  }

  private static void requireOnes(OnnxNode node, String attribute) throws Unrepresentable {
    if (!node.numbers(attribute, ONES).stream().allMatch(it -> it == 1)) {
      throw new Unrepresentable(attribute + " " + node.numbers(attribute, ONES));
    }
  }

  private static List<Long> pair(OnnxNode node, String attribute, List<Long> usual)
      throws Unrepresentable {
    List<Long> numbers = node.numbers(attribute, usual);
    if (numbers.size() != 2) {
      throw new Unrepresentable(attribute + " " + numbers);
    }
    for (long number : numbers) {
      count(attribute, number);
    }
    return numbers;
  }

  private static int count(String attribute, long number) throws Unrepresentable {
    if (number < 1 || number > Character.MAX_VALUE) {
      throw new Unrepresentable(attribute + " " + number);
    }
    return (int) number;
  }

  static FeatureMap map(Activation activation) throws Unrepresentable {
    if (activation.shape() instanceof FeatureMap map) {
      return map;
    }
    throw new Unrepresentable("input " + shape(activation.shape()));
  }

  private static String shape(Shape shape) {
    return shape.dimensions().toString();
  }
}
