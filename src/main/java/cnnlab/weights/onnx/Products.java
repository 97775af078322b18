package cnnlab.weights.onnx;

import cnnlab.arch.Op;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Shape.Vector;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.graph.Unrepresentable;
import cnnlab.weights.onnx.GraphValue.Activation;
import cnnlab.weights.onnx.GraphValue.Constant;
import cnnlab.weights.onnx.GraphValue.RowMeans;
import cnnlab.weights.onnx.GraphValue.Transposed;
import java.nio.FloatBuffer;
import java.util.List;

/** Products with matrices. */
final class Products {
  private final Translation graph;

  Products(Translation graph) {
    this.graph = graph;
  }

  GraphValue gemm(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    Activation in = graph.activation(node, 0);
    boolean exchanged = graph.get(node, 1) instanceof Transposed;
    OnnxTensor matrix = matrix(node);
    if (node.number("transA", 0) != 0) {
      throw new Unrepresentable("transA 1");
    }
    boolean bias = !node.input(2).isEmpty();
    boolean byUnit = (node.number("transB", 0) != 0) != exchanged;
    Tensor weights = linear(matrix, byUnit, node.real("alpha", 1));
    Activation out = add(node, matrix, weights, bias, in);
    if (bias) {
      OnnxTensor shift = graph.constant(node, 2);
      int units = weights.shape().getFirst();
      Tensor values = graph.tensor(shift, List.of(shift.isScalar() ? 1 : units));
      graph.layers().tensor("bias", scaled(values, units, node.real("beta", 1)));
    }
    return out;
  }

  GraphValue matMul(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    GraphValue left = graph.get(node, 0);
    GraphValue right = graph.get(node, 1);
    if (left instanceof Constant(OnnxTensor rows) && right instanceof Activation map) {
      return rowMeans(map, rows);
    }
    if (left instanceof RowMeans(Activation of, int regions)
        && right instanceof Constant(OnnxTensor columns)) {
      return regionMeans(node, of, regions, columns);
    }
    Activation in = graph.activation(left);
    OnnxTensor matrix = matrix(node);
    return add(node, matrix, linear(matrix, right instanceof Transposed, 1), false, in);
  }

  private OnnxTensor matrix(OnnxNode node) throws MalformedMessage, Unrepresentable {
    OnnxTensor matrix =
        graph.get(node, 1) instanceof Transposed(OnnxTensor exchanged)
            ? exchanged
            : graph.constant(node, 1);
    if (matrix.shape().size() != 2) {
      throw new Unrepresentable("matrix " + matrix.shape());
    }
    return matrix;
  }

  private Activation add(
      OnnxNode node, OnnxTensor matrix, Tensor weights, boolean bias, Activation in)
      throws MalformedMessage, Unrepresentable, UserProblem {
    if (!(in.shape() instanceof Vector(int length)) || length != weights.shape().get(1)) {
      throw new Unrepresentable("matrix " + matrix.shape() + " for " + in.shape().dimensions());
    }
    Op.Linear linear = new Op.Linear(weights.shape().getFirst(), bias);
    Activation out = graph.add(node, matrix.name(), linear, in);
    graph.layers().tensor("weight", weights);
    return out;
  }

  /**
   * As PyTorch keeps it: a row for each unit.
   *
   * @param byUnit whether it lies so
   */
  private Tensor linear(OnnxTensor matrix, boolean byUnit, float factor) throws MalformedMessage {
    List<Integer> shape = matrix.shape();
    Tensor given = graph.tensor(matrix, shape);
    if (byUnit && factor == 1) {
      return given;
    }
    int units = shape.get(byUnit ? 0 : 1);
    int inputs = shape.get(byUnit ? 1 : 0);
    float[] values = graph.room((long) units * inputs);
    for (int unit = 0; unit < units; unit++) {
      for (int i = 0; i < inputs; i++) {
        int from = byUnit ? unit * inputs + i : i * units + unit;
        values[unit * inputs + i] = factor * given.data().get(from);
      }
    }
    return new Tensor(List.of(units, inputs), FloatBuffer.wrap(values));
  }

  private Tensor scaled(Tensor bias, int units, float factor) throws MalformedMessage {
    if (factor == 1 && bias.shape().getFirst() == units) {
      return bias;
    }
    float[] values = graph.room(units);
    for (int i = 0; i < units; i++) {
      values[i] = factor * bias.data().get(bias.shape().getFirst() == 1 ? 0 : i);
    }
    return new Tensor(List.of(units), FloatBuffer.wrap(values));
  }

  /** The first half of adaptive pooling, as it is written here. */
  private RowMeans rowMeans(Activation in, OnnxTensor matrix)
      throws MalformedMessage, Unrepresentable {
    FeatureMap map = Windows.map(in);
    if (matrix.shape().size() == 2 && matrix.shape().get(1) == map.height()) {
      int regions = matrix.shape().getFirst();
      if (isSame(matrix, new Regions(map.height(), regions).matrix())) {
        return new RowMeans(in, regions);
      }
    }
    throw new Unrepresentable("matrix " + matrix.shape() + " before the input");
  }

  private Activation regionMeans(OnnxNode node, Activation in, int rows, OnnxTensor matrix)
      throws MalformedMessage, Unrepresentable, UserProblem {
    FeatureMap map = Windows.map(in);
    if (matrix.shape().size() == 2 && matrix.shape().getFirst() == map.width()) {
      int columns = matrix.shape().get(1);
      if (isSame(matrix, new Regions(map.width(), columns).transposed())) {
        return graph.add(node, new Op.AdaptiveAvgPool(rows, columns), in);
      }
    }
    throw new Unrepresentable("matrix " + matrix.shape());
  }

  private boolean isSame(OnnxTensor matrix, float[] values) throws MalformedMessage {
    return graph.floats(matrix).equals(FloatBuffer.wrap(values));
  }
}
