package cnnlab.weights.onnx;

import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Window;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
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
    Tensor kernel = graph.tensor(weights, shape);
    if (!padding.isSymmetric()) {
      kernel = enlarged(kernel, padding);
    }
    Window window =
        new Window(
            kernel.shape().get(2),
            kernel.shape().get(3),
            strides.get(0).intValue(),
            strides.get(1).intValue(),
            padding.height(),
            padding.width());
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

  /** A kernel with zeros where the padding of one side is smaller: it then fits both. */
  private Tensor enlarged(Tensor kernel, Pads padding) throws MalformedMessage {
    List<Integer> shape = kernel.shape();
    int height = shape.get(2);
    int width = shape.get(3);
    int top = padding.height() - padding.top();
    int left = padding.width() - padding.left();
    int newHeight = height + top + padding.height() - padding.bottom();
    int newWidth = width + left + padding.width() - padding.right();
    long planes = (long) shape.get(0) * shape.get(1);
    float[] values = graph.room(planes * newHeight * newWidth);
    FloatBuffer from = kernel.data();
    for (int plane = 0, at = 0; plane < planes; plane++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          values[(plane * newHeight + top + y) * newWidth + left + x] = from.get(at++);
        }
      }
    }
    return new Tensor(
        List.of(shape.get(0), shape.get(1), newHeight, newWidth), FloatBuffer.wrap(values));
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
    Window window =
        new Window(
            height,
            width,
            strides.get(0).intValue(),
            strides.get(1).intValue(),
            padding.top(),
            padding.left());
    boolean ceil = node.number("ceil_mode", 0) != 0;
    if (padding.isSymmetric()) {
      return new Pool(window, ceil, false);
    }
    // more padding behind than before adds a window that is not full, as rounding up does
    int rows = (map.height() + padding.top() + padding.bottom() - height) / stride(strides, 0) + 1;
    int columns = (map.width() + padding.left() + padding.right() - width) / stride(strides, 1) + 1;
    if (ceil
        || window.outputHeight(map.height(), true) != rows
        || window.outputWidth(map.width(), true) != columns) {
      throw new Unrepresentable("pads that differ from side to side");
    }
    return new Pool(window, true, true);
  }

  private static int stride(List<Long> strides, int axis) {
    return strides.get(axis).intValue();
  }

  private static Pads padding(
      OnnxNode node, FeatureMap map, int height, int width, List<Long> strides)
      throws Unrepresentable {
    String automatic = node.text("auto_pad", "NOTSET");
    return switch (automatic) {
      case "NOTSET", "" -> Pads.of(node.numbers("pads", List.of(0L, 0L, 0L, 0L)));
      case "VALID" -> Pads.NONE;
      case "SAME_UPPER", "SAME_LOWER" -> {
        int rows = same(map.height(), height, stride(strides, 0));
        int columns = same(map.width(), width, stride(strides, 1));
        int top = automatic.equals("SAME_UPPER") ? rows / 2 : rows - rows / 2;
        int left = automatic.equals("SAME_UPPER") ? columns / 2 : columns - columns / 2;
        yield new Pads(top, left, rows - top, columns - left);
      }
      default -> throw new Unrepresentable("auto_pad " + automatic);
    };
  }

  /** Pads in all so that a stride of 1 keeps the size. */
  private static int same(int size, int kernel, int stride) {
    return Math.max(0, (Math.ceilDiv(size, stride) - 1) * stride + kernel - size);
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
