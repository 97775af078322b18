package cnnlab.weights.onnx;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.graph.Unrepresentable;
import cnnlab.weights.onnx.GraphValue.Activation;
import cnnlab.weights.onnx.GraphValue.Constant;
import cnnlab.weights.onnx.GraphValue.Numbers;
import java.util.List;
import java.util.Set;

/** What each operator of ONNX is here. */
final class Operators {
  private static final Set<String> KNOWN =
      Set.of(
          "Conv",
          "BatchNormalization",
          "Relu",
          "LeakyRelu",
          "Clip",
          "Elu",
          "Sigmoid",
          "Tanh",
          "MaxPool",
          "AveragePool",
          "GlobalAveragePool",
          "GlobalMaxPool",
          "ReduceMean",
          "LRN",
          "Dropout",
          "Identity",
          "Cast",
          "Flatten",
          "Reshape",
          "Squeeze",
          "Unsqueeze",
          "Gemm",
          "MatMul",
          "Add",
          "Sub",
          "Mul",
          "Div",
          "Sum",
          "Concat",
          "Slice",
          "Pad",
          "Shape",
          "Gather",
          "Constant",
          "ConstantOfShape",
          "Transpose",
          "Softmax",
          "LogSoftmax");

  private final Translation graph;
  private final Set<String> outputs;
  private final Windows windows;
  private final Products products;
  private final Arithmetic arithmetic;
  private final Reshaping reshaping;

  /**
   * @param outputs of the graph
   */
  Operators(Translation graph, List<String> outputs) {
    this.graph = graph;
    this.outputs = Set.copyOf(outputs);
    windows = new Windows(graph);
    products = new Products(graph);
    arithmetic = new Arithmetic(graph);
    reshaping = new Reshaping(graph);
  }

  /** Whether there is a layer for some nodes of this operator. */
  static boolean isKnown(OnnxNode node) {
    return (node.domain().isEmpty() || node.domain().equals("ai.onnx"))
        && KNOWN.contains(node.op());
  }

  /** What the first output of a node is. */
  GraphValue of(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    if (!isKnown(node)) {
      throw new Unrepresentable("");
    }
    return switch (node.op()) {
      case "Conv" -> windows.convolution(node);
      case "BatchNormalization" -> batchNorm(node);
      case "Relu" -> activation(node, new Op.Relu());
      case "LeakyRelu" -> activation(node, new Op.LeakyRelu(slope(node)));
      case "Clip" -> clip(node);
      case "Elu" -> elu(node);
      case "Sigmoid" -> activation(node, new Op.Sigmoid());
      case "Tanh" -> activation(node, new Op.Tanh());
      case "MaxPool" -> windows.maximum(node);
      case "AveragePool" -> windows.mean(node);
      case "GlobalAveragePool" -> reshaping.globalMean(node);
      case "GlobalMaxPool" -> windows.globalMaximum(node);
      case "ReduceMean" -> reshaping.reduceMean(node);
      case "LRN" -> lrn(node);
      case "Dropout" -> dropout(node);
      case "Identity", "Cast" -> graph.get(node, 0);
      case "Flatten" -> reshaping.flatten(node);
      case "Reshape" -> reshaping.reshape(node);
      case "Squeeze" -> reshaping.squeeze(node);
      case "Unsqueeze" -> reshaping.unsqueeze(node);
      case "Gemm" -> products.gemm(node);
      case "MatMul" -> products.matMul(node);
      case "Add", "Sub", "Mul", "Div" -> arithmetic.of(node);
      case "Sum" -> arithmetic.sum(node);
      case "Concat" -> reshaping.concat(node);
      case "Slice" -> reshaping.slice(node);
      case "Pad" -> reshaping.pad(node);
      case "Shape" -> reshaping.shape(node);
      case "Gather" -> reshaping.gather(node);
      case "Constant" -> constant(node);
      case "ConstantOfShape" -> reshaping.zeros(node);
      case "Transpose" -> reshaping.transpose(node);
      case "Softmax", "LogSoftmax" -> softmax(node);
      default -> throw new Unrepresentable("");
    };
  }

  private Activation activation(OnnxNode node, Op.Activation op)
      throws MalformedMessage, Unrepresentable, UserProblem {
    return graph.add(node, op, graph.activation(node, 0));
  }

  private static double slope(OnnxNode node) throws Unrepresentable {
    float slope = node.real("alpha", 0.01f);
    if (!(slope >= 0 && slope <= 1)) {
      throw new Unrepresentable("alpha " + slope);
    }
    return Translation.decimal(slope);
  }

  private Activation elu(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    if (node.real("alpha", 1) != 1) {
      throw new Unrepresentable("alpha " + node.real("alpha", 1));
    }
    return activation(node, new Op.Elu());
  }

  private Activation clip(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    float least = graph.real(node, "min", 1, -Float.MAX_VALUE);
    float most = graph.real(node, "max", 2, Float.MAX_VALUE);
    if (least == 0 && most == 6) {
      return activation(node, new Op.Relu6());
    }
    Layer before = graph.layers().layer(graph.activation(node, 0).layer());
    if (least < 0 && most == 6 && before.op() instanceof Op.Relu) {
      return activation(node, new Op.Relu6());
    }
    if (least == 0 && most >= Float.MAX_VALUE) {
      return activation(node, new Op.Relu());
    }
    throw new Unrepresentable("from " + least + " to " + most);
  }

  private Activation batchNorm(OnnxNode node)
      throws MalformedMessage, Unrepresentable, UserProblem {
    Activation in = graph.activation(node, 0);
    if (node.number("training_mode", 0) != 0) {
      throw new Unrepresentable("training_mode 1");
    }
    OnnxTensor factors = graph.constant(node, 1);
    double epsilon = Translation.decimal(node.real("epsilon", 1e-5f));
    double momentum = 1 - Translation.decimal(node.real("momentum", 0.9f));
    Op.BatchNorm norm = new Op.BatchNorm(epsilon, Math.round(momentum * 1e6) / 1e6);
    Activation out = graph.add(node, factors.name(), norm, in);
    int input = 1;
    for (String suffix : List.of("weight", "bias", "running_mean", "running_var")) {
      List<Integer> shape = List.of(in.shape().channels());
      graph.layers().tensor(suffix, graph.tensor(graph.constant(node, input++), shape));
    }
    return out;
  }

  private Activation lrn(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    int size = Math.clamp(node.number("size", 1), 1, Short.MAX_VALUE);
    double alpha = Translation.decimal(node.real("alpha", 1e-4f)) / size;
    double beta = Translation.decimal(node.real("beta", 0.75f));
    double bias = Translation.decimal(node.real("bias", 1));
    if (size % 2 == 0) {
      throw new Unrepresentable("size " + size);
    }
    return graph.add(node, new Op.Lrn(size, alpha, beta, bias), graph.activation(node, 0));
  }

  private GraphValue dropout(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    float rate = graph.real(node, "ratio", 1, 0.5f);
    if (!(rate >= 0 && rate < 1)) {
      throw new Unrepresentable("ratio " + rate);
    }
    Op.Dropout dropout = new Op.Dropout(Translation.decimal(rate));
    return graph.add(node, dropout, graph.activation(node, 0));
  }

  private static GraphValue constant(OnnxNode node) throws Unrepresentable {
    OnnxAttribute value = node.attributes().get("value");
    if (value != null && value.tensor() != null) {
      OnnxTensor tensor = value.tensor();
      String name = tensor.name().isEmpty() ? node.outputs().getFirst() : tensor.name();
      return new Constant(
          new OnnxTensor(name, tensor.shape(), tensor.type(), tensor.values(), tensor.varints()));
    }
    if (node.has("value_int")) {
      return new Numbers(List.of(node.number("value_int", 0)));
    }
    if (node.has("value_ints")) {
      return new Numbers(node.numbers("value_ints", List.of()));
    }
    throw new Unrepresentable("");
  }

  /** At the end only: what is kept here are logits. */
  private GraphValue softmax(OnnxNode node) throws MalformedMessage, Unrepresentable {
    if (!outputs.contains(node.outputs().getFirst())) {
      throw new Unrepresentable("before the end");
    }
    return graph.activation(node, 0);
  }
}
