package cnnlab.weights.onnx;

import cnnlab.files.protobuf.ProtoMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A graph of ONNX that is being written. */
final class GraphProto {
  private final ProtoMessage graph = new ProtoMessage();

  GraphProto(String name) {
    graph.text(Onnx.GRAPH_NAME, name);
  }

  /** A node with one output that is called as it is, and that computes like {@code op}. */
  GraphProto node(String name, Attributes op, String... inputs) {
    return node(name, op, name, List.of(inputs));
  }

  GraphProto node(String name, Attributes op, String output, List<String> inputs) {
    ProtoMessage node =
        new ProtoMessage()
            .texts(Onnx.NODE_INPUT, inputs)
            .text(Onnx.NODE_OUTPUT, output)
            .text(Onnx.NODE_NAME, name)
            .text(Onnx.NODE_OP, op.type);
    op.attributes.forEach(attribute -> node.message(Onnx.NODE_ATTRIBUTE, attribute));
    graph.message(Onnx.GRAPH_NODE, node);
    return this;
  }

  /** Float32 values that are asked for when they are written. */
  String floats(String name, List<Integer> shape, Supplier<FloatBuffer> values) {
    long count = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    graph.message(
        Onnx.GRAPH_INITIALIZER,
        tensor(name, shape, Onnx.FLOAT).floats(Onnx.TENSOR_RAW, count, values));
    return name;
  }

  String floats(String name, List<Integer> shape, float... values) {
    return floats(name, shape, () -> FloatBuffer.wrap(values));
  }

  /** A row of whole numbers. */
  String longs(String name, long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    graph.message(
        Onnx.GRAPH_INITIALIZER,
        tensor(name, List.of(values.length), Onnx.INT64).bytes(Onnx.TENSOR_RAW, bytes.array()));
    return name;
  }

  private static ProtoMessage tensor(String name, List<Integer> shape, int type) {
    return new ProtoMessage()
        .numbers(Onnx.TENSOR_DIMENSIONS, shape)
        .number(Onnx.TENSOR_ELEMENT, type)
        .text(Onnx.TENSOR_NAME, name);
  }

  /** What the graph takes: any number of examples of this shape. */
  GraphProto input(String name, List<Integer> shape) {
    graph.message(Onnx.GRAPH_INPUT, batch(name, shape));
    return this;
  }

  /** What it yields. */
  GraphProto output(String name, List<Integer> shape) {
    graph.message(Onnx.GRAPH_OUTPUT, batch(name, shape));
    return this;
  }

  private static ProtoMessage batch(String name, List<Integer> shape) {
    ProtoMessage dimensions =
        new ProtoMessage()
            .message(Onnx.SHAPE_DIMENSION, new ProtoMessage().text(Onnx.DIMENSION_NAME, "batch"));
    shape.forEach(
        size ->
            dimensions.message(
                Onnx.SHAPE_DIMENSION, new ProtoMessage().number(Onnx.DIMENSION_VALUE, size)));
    ProtoMessage tensor =
        new ProtoMessage()
            .number(Onnx.TENSOR_TYPE_ELEMENT, Onnx.FLOAT)
            .message(Onnx.TENSOR_TYPE_SHAPE, dimensions);
    return new ProtoMessage()
        .text(Onnx.VALUE_NAME, name)
        .message(Onnx.VALUE_TYPE, new ProtoMessage().message(Onnx.TYPE_TENSOR, tensor));
  }

  ProtoMessage message() {
    return graph;
  }

  /** An operator with its attributes. */
  static final class Attributes {
    private final String type;
    private final List<ProtoMessage> attributes = new ArrayList<>();

    private Attributes(String type) {
      this.type = type;
    }

    static Attributes of(String operator) {
      return new Attributes(operator);
    }

    Attributes with(String name, double value) {
      return add(name, Onnx.TYPE_FLOAT, it -> it.float32(Onnx.ATTRIBUTE_FLOAT, (float) value));
    }

    Attributes with(String name, long value) {
      return add(name, Onnx.TYPE_INT, it -> it.number(Onnx.ATTRIBUTE_INT, value));
    }

    Attributes with(String name, List<Integer> values) {
      return add(name, Onnx.TYPE_INTS, it -> it.numbers(Onnx.ATTRIBUTE_INTS, values));
    }

    private Attributes add(String name, int type, UnaryOperator<ProtoMessage> value) {
      attributes.add(
          value
              .apply(new ProtoMessage().text(Onnx.ATTRIBUTE_NAME, name))
              .number(Onnx.ATTRIBUTE_TYPE, type));
      return this;
    }
  }
}
