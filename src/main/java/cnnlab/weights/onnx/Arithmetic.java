package cnnlab.weights.onnx;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Window;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.graph.Unrepresentable;
import cnnlab.weights.onnx.GraphValue.Activation;
import cnnlab.weights.onnx.GraphValue.Constant;
import cnnlab.weights.onnx.GraphValue.Numbers;
import cnnlab.weights.onnx.GraphValue.Pixels;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sums, differences, products and quotients. */
final class Arithmetic {
  private final Translation graph;

  Arithmetic(Translation graph) {
    this.graph = graph;
  }

  /** Two values, or a value and a constant. */
  GraphValue of(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    GraphValue left = graph.get(node, 0);
    GraphValue right = graph.get(node, 1);
    if (isNumbers(left) && isNumbers(right)) {
      return ShapeNumbers.calculate(node.op(), graph.numbers(node, 0), graph.numbers(node, 1));
    }
    if (right instanceof Constant(OnnxTensor constant)) {
      return constant(node, left, constant);
    }
    boolean commutes = node.op().equals("Add") || node.op().equals("Mul");
    if (left instanceof Constant(OnnxTensor constant) && commutes) {
      return constant(node, right, constant);
    }
    Activation first = graph.activation(left);
    Activation second = graph.activation(right);
    return switch (node.op()) {
      case "Add" -> add(node, List.of(first, second));
      case "Mul" -> silu(node, first, second);
      default -> throw new Unrepresentable("two computed inputs");
    };
  }

  private static boolean isNumbers(GraphValue value) {
    return value instanceof Numbers
        || (value instanceof Constant(OnnxTensor tensor) && tensor.isWholeNumbers());
  }

  /** Any number of values of one shape. */
  GraphValue sum(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    List<Activation> terms = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      terms.add(graph.activation(node, i));
    }
    return add(node, terms);
  }

  private Activation add(OnnxNode node, List<Activation> terms)
      throws MalformedMessage, Unrepresentable, UserProblem {
    for (Activation term : terms) {
      if (!term.shape().equals(terms.getFirst().shape())) {
        throw new Unrepresentable(
            terms.getFirst().shape().dimensions() + " + " + term.shape().dimensions());
      }
    }
    return graph.add(node, new Op.Add(), terms.toArray(Activation[]::new));
  }

  /** x times its own sigmoid. */
  private Activation silu(OnnxNode node, Activation first, Activation second)
      throws MalformedMessage, Unrepresentable, UserProblem {
    if (isSigmoidOf(second, first)) {
      return graph.add(node, new Op.Silu(), first);
    }
    if (isSigmoidOf(first, second)) {
      return graph.add(node, new Op.Silu(), second);
    }
    throw new Unrepresentable("two computed inputs");
  }

  private boolean isSigmoidOf(Activation value, Activation of) {
    Layer layer = graph.layers().layer(value.layer());
    return layer.op() instanceof Op.Sigmoid && layer.inputs().equals(List.of(of.layer()));
  }

  private GraphValue constant(OnnxNode node, GraphValue value, OnnxTensor constant)
      throws MalformedMessage, Unrepresentable, UserProblem {
    if (value instanceof Pixels pixels) {
      return pixels(node, pixels, constant);
    }
    Activation in = graph.activation(value);
    float[] values = perChannel(in.shape().channels(), in.shape() instanceof FeatureMap, constant);
    boolean factor = node.op().equals("Mul") || node.op().equals("Div");
    if (node.op().equals("Div") || node.op().equals("Sub")) {
      for (int i = 0; i < values.length; i++) {
        values[i] = factor ? 1 / values[i] : -values[i];
      }
    }
    if (factor && constant.isScalar()) {
      return graph.add(node, new Op.Scale(Translation.decimal(values[0])), in);
    }
    Layer before = graph.layers().layer(in.layer());
    boolean alone = graph.isReadOnlyBy(node, in);
    if (!factor && alone && before.equals(graph.layers().newest()) && takesBias(before.op())) {
      graph.layers().addBias(before, withBias(before.op()), vector(values));
      return in;
    }
    return channelwise(node, in, values, factor);
  }

  private static boolean takesBias(Op op) {
    return (op instanceof Op.Conv conv && !conv.bias())
        || (op instanceof Op.Linear linear && !linear.bias());
  }

  private static Op withBias(Op op) {
    return op instanceof Op.Conv conv
        ? new Op.Conv(conv.filters(), conv.window(), conv.groups(), true)
        : new Op.Linear(((Op.Linear) op).units(), true);
  }

  /** A convolution of one pixel that leaves the channels apart. */
  private Activation channelwise(OnnxNode node, Activation in, float[] values, boolean factor)
      throws MalformedMessage, Unrepresentable, UserProblem {
    FeatureMap map = Windows.map(in);
    int channels = map.channels();
    Op.Conv conv = new Op.Conv(channels, Window.square(1, 1, 0), channels, !factor);
    Activation out = graph.add(node, conv, in);
    float[] ones = graph.room(channels);
    Arrays.fill(ones, 1);
    graph
        .layers()
        .tensor(
            "weight",
            new Tensor(List.of(channels, 1, 1, 1), FloatBuffer.wrap(factor ? values : ones)));
    if (!factor) {
      graph.layers().tensor("bias", vector(values));
    }
    return out;
  }

  private static Tensor vector(float[] values) {
    return new Tensor(List.of(values.length), FloatBuffer.wrap(values));
  }

  /** The constant for each channel: one for all of them, or one for each. */
  private float[] perChannel(int channels, boolean map, OnnxTensor constant)
      throws MalformedMessage, Unrepresentable {
    FloatBuffer given = graph.floats(constant);
    List<Integer> shape = constant.shape();
    int axis = shape.size() - (map ? 3 : 1); // shapes are matched from their ends
    boolean ofChannels = given.remaining() == channels && axis >= 0 && shape.get(axis) == channels;
    if (!constant.isScalar() && !ofChannels) {
      throw new Unrepresentable("constant " + shape);
    }
    float[] values = graph.room(channels);
    for (int i = 0; i < channels; i++) {
      values[i] = given.get(constant.isScalar() ? 0 : i);
    }
    return values;
  }

  private Pixels pixels(OnnxNode node, Pixels before, OnnxTensor constant)
      throws MalformedMessage, Unrepresentable {
    int channels = before.scale().size();
    float[] values = perChannel(before.channel() == Pixels.ALL ? channels : 1, true, constant);
    List<Float> scale = new ArrayList<>();
    List<Float> shift = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      float by = values[values.length == 1 ? 0 : i];
      float factor =
          switch (node.op()) {
            case "Mul" -> by;
            case "Div" -> 1 / by;
            default -> 1;
          };
      float added =
          switch (node.op()) {
            case "Add" -> by;
            case "Sub" -> -by;
            default -> 0;
          };
      scale.add(before.scale().get(i) * factor);
      shift.add(before.shift().get(i) * factor + added);
    }
    return new Pixels(scale, shift, before.channel());
  }
}
