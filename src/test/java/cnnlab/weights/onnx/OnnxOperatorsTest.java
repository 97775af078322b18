package cnnlab.weights.onnx;

import static cnnlab.weights.onnx.OnnxModels.values;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Op;
import cnnlab.weights.onnx.GraphProto.Attributes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operator, in the forms that versions of its definition have, answers as in ONNX Runtime. */
class OnnxOperatorsTest {
  private static final List<Integer> CHANNELS = List.of(4, 1, 1);

  @TempDir Path folder;

  /** A graph from the map "c" to "y". */
  record Form(String name, int opset, ThrowingConsumer<GraphProto> graph) {
    @Override
    public String toString() {
      return name + ", opset " + opset;
    }
  }

  private static Form form(String name, int opset, Attributes op, String... more) {
    List<String> inputs = Stream.concat(Stream.of("c"), Stream.of(more)).toList();
    return new Form(name, opset, graph -> graph.node("n", op, "y", inputs));
  }

  private static Attributes op(String name) {
    return Attributes.of(name);
  }

  static Stream<Form> activations() {
    return Stream.of(
        form("Relu", 7, op("Relu")),
        form("LeakyRelu as usual", 7, op("LeakyRelu")),
        form("LeakyRelu", 16, op("LeakyRelu").with("alpha", 0.2)),
        form("Elu", 7, op("Elu").with("alpha", 1.0)),
        form("Sigmoid", 13, op("Sigmoid")),
        form("Tanh", 13, op("Tanh")),
        form("Clip by attributes", 7, op("Clip").with("min", 0.0).with("max", 6.0)),
        new Form("Clip by inputs", 11, g -> clip(g, number(g, "low", 0), number(g, "high", 6))),
        new Form("Clip from below", 13, g -> clip(g, number(g, "low", 0))),
        new Form(
            "Clip from above",
            13,
            g -> {
              g.node("r", op("Relu"), "c");
              g.node("n", op("Clip"), "y", List.of("r", "", number(g, "high", 6)));
            }),
        form("LRN", 13, lrn(5).with("bias", 2.0).with("beta", 0.5)),
        form("LRN as usual", 13, lrn(3)),
        new Form("BatchNormalization", 9, g -> norm(g, op("BatchNormalization"))),
        new Form(
            "BatchNormalization",
            15,
            g -> norm(g, op("BatchNormalization").with("epsilon", 0.1).with("momentum", 0.5))),
        form("Dropout", 7, op("Dropout").with("ratio", 0.3)),
        new Form(
            "Dropout",
            13,
            g -> g.node("n", op("Dropout"), "y", List.of("c", number(g, "ratio", 0.3f)))),
        form("Identity", 13, op("Identity")),
        form("Cast", 13, op("Cast").with("to", 1)));
  }

  private static Attributes lrn(int size) {
    return op("LRN").with("size", size).with("alpha", 0.7);
  }

  private static void clip(GraphProto graph, String... limits) {
    List<String> inputs = Stream.concat(Stream.of("c"), Stream.of(limits)).toList();
    graph.node("n", op("Clip"), "y", inputs);
  }

  private static String number(GraphProto graph, String name, float value) {
    return graph.floats(name, List.of(), value);
  }

  private static void norm(GraphProto graph, Attributes op) {
    List<Integer> four = List.of(4);
    String mean = graph.floats("mean", four, values(4));
    String variance = graph.floats("variance", four, 0.5f, 1, 2, 3);
    String factor = graph.floats("factor", four, 2, -1, 0.5f, 3);
    String shift = graph.floats("shift", four, 1, 2, 3, 4);
    graph.node("n", op, "y", List.of("c", factor, shift, mean, variance));
  }

  static Stream<Form> windows() {
    return Stream.of(
        form("MaxPool", 8, pool("MaxPool", 3, 2).with("pads", List.of(1, 1, 1, 1))),
        form("MaxPool that rounds up", 10, pool("MaxPool", 3, 2).with("ceil_mode", 1)),
        form("MaxPool, more behind", 8, pool("MaxPool", 2, 2).with("pads", List.of(0, 0, 1, 1))),
        form("AveragePool", 7, pool("AveragePool", 3, 2).with("pads", List.of(1, 1, 1, 1))),
        form(
            "AveragePool that counts padding",
            7,
            pool("AveragePool", 3, 1)
                .with("pads", List.of(1, 1, 1, 1))
                .with("count_include_pad", 1)),
        form("AveragePool that rounds up", 10, pool("AveragePool", 3, 2).with("ceil_mode", 1)),
        form("AveragePool, oblong", 7, op("AveragePool").with("kernel_shape", List.of(1, 3))),
        form("GlobalAveragePool", 7, op("GlobalAveragePool")),
        form("GlobalMaxPool", 7, op("GlobalMaxPool")),
        form("ReduceMean by attribute", 11, op("ReduceMean").with("axes", List.of(2, 3))),
        new Form(
            "ReduceMean by input",
            18,
            g -> g.node("n", op("ReduceMean"), "y", List.of("c", g.longs("axes", 2, -1)))),
        new Form("Conv in groups", 11, g -> conv(g, op("Conv").with("group", 2), 6, 2, 3, 3)),
        new Form("Conv, depthwise", 11, g -> conv(g, op("Conv").with("group", 4), 4, 1, 3, 3)),
        new Form(
            "Conv, oblong, with strides",
            11,
            g ->
                conv(
                    g,
                    op("Conv").with("strides", List.of(2, 1)).with("pads", List.of(0, 2, 0, 2)),
                    2,
                    4,
                    1,
                    5)),
        new Form(
            "Conv, more before",
            11,
            g -> conv(g, op("Conv").with("pads", List.of(2, 1, 0, 0)), 2, 4, 3, 3)),
        new Form("Pad by attribute", 7, g -> padded(g, "Conv", false)),
        new Form("Pad by input", 13, g -> padded(g, "Conv", true)),
        new Form("Pad for a mean", 13, g -> padded(g, "AveragePool", true)),
        new Form("Pad of named axes", 18, OnnxOperatorsTest::paddedByAxes),
        form(
            "AveragePool with its dilations",
            19,
            pool("AveragePool", 3, 2).with("dilations", List.of(1, 1))));
  }

  private static Attributes pool(String name, int size, int stride) {
    return op(name)
        .with("kernel_shape", List.of(size, size))
        .with("strides", List.of(stride, stride));
  }

  private static void conv(GraphProto graph, Attributes op, Integer... shape) {
    int count = Stream.of(shape).reduce(1, (a, b) -> a * b);
    String weight = graph.floats("n.weight", List.of(shape), values(count));
    String bias = graph.floats("n.bias", List.of(shape[0]), values(shape[0]));
    graph.node("n", op, "y", List.of("c", weight, bias));
  }

  private static void padded(GraphProto graph, String reader, boolean input) {
    if (input) {
      graph.node("p", op("Pad"), "c", graph.longs("pads", 0, 0, 1, 1, 0, 0, 1, 1));
    } else {
      graph.node("p", op("Pad").with("pads", List.of(0, 0, 1, 1, 0, 0, 1, 1)), "c");
    }
    if (reader.equals("Conv")) {
      String weight = graph.floats("n.weight", List.of(2, 4, 3, 3), values(72));
      graph.node("n", op("Conv"), "y", List.of("p", weight));
    } else {
      graph.node("n", pool(reader, 3, 1), "y", List.of("p"));
    }
  }

  /** Since opset 18: rows and columns alone, columns first. */
  private static void paddedByAxes(GraphProto graph) {
    List<String> inputs =
        List.of("c", graph.longs("pads", 2, 1, 0, 1), "", graph.longs("axes", -1, 2));
    graph.node("p", op("Pad"), "p", inputs);
    String weight = graph.floats("n.weight", List.of(2, 4, 3, 3), values(72));
    graph.node("n", op("Conv"), "y", List.of("p", weight));
  }

  static Stream<Form> reshaping() {
    return Stream.of(
        form("Flatten", 9, op("Flatten")),
        form("Flatten from behind", 13, op("Flatten").with("axis", -3)),
        new Form("Reshape of the rest", 13, g -> reshape(g, g.longs("shape", 0, -1))),
        new Form("Reshape to a size", 13, g -> reshape(g, g.longs("shape", -1, 144))),
        new Form("Reshape to the same", 13, g -> reshape(g, g.longs("shape", -1, 4, 6, 6))),
        new Form("Reshape by Shape", 13, OnnxOperatorsTest::reshapeByShape),
        new Form("Reshape by a part of Shape", 15, OnnxOperatorsTest::reshapeByPart),
        new Form("Squeeze by attribute", 11, g -> squeeze(g, false)),
        new Form("Squeeze by input", 13, g -> squeeze(g, true)),
        new Form("Gemm", 13, g -> gemm(g, op("Gemm").with("alpha", 0.5).with("beta", 2.0), 144, 2)),
        new Form("Gemm by unit", 13, g -> gemm(g, op("Gemm").with("transB", 1), 2, 144)),
        new Form(
            "MatMul of a Transpose",
            13,
            g -> {
              g.node("f", op("Flatten"), "c");
              String weight = g.floats("n.weight", List.of(2, 144), values(288));
              g.node("t", op("Transpose").with("perm", List.of(1, 0)), weight);
              g.node("n", op("MatMul"), "y", List.of("f", "t"));
            }),
        form("Concat", 13, op("Concat").with("axis", 1), "c"),
        form("Concat from behind", 13, op("Concat").with("axis", -3), "c", "c"));
  }

  private static void reshape(GraphProto graph, String shape) {
    graph.node("n", op("Reshape"), "y", List.of("c", shape));
  }

  /** As PyTorch exports x.view(x.size(0), -1). */
  private static void reshapeByShape(GraphProto graph) {
    graph.node("s", op("Shape"), "c");
    graph.node("first", op("Gather").with("axis", 0), "s", graph.longs("zero", 0));
    graph.node("shape", op("Concat").with("axis", 0), "first", graph.longs("rest", -1));
    reshape(graph, "shape");
  }

  /** As torch 2 exports x.flatten(1). */
  private static void reshapeByPart(GraphProto graph) {
    graph.node("s", op("Shape").with("start", 0).with("end", 1), "c");
    graph.node("shape", op("Concat").with("axis", 0), "s", graph.longs("rest", -1));
    graph.node("n", op("Reshape").with("allowzero", 1), "y", List.of("c", "shape"));
  }

  private static void squeeze(GraphProto graph, boolean input) {
    graph.node("g", op("GlobalAveragePool"), "c");
    Attributes squeeze = op("Squeeze");
    if (input) {
      graph.node("n", squeeze, "y", List.of("g", graph.longs("axes", -1, -2)));
    } else {
      graph.node("n", squeeze.with("axes", List.of(2, 3)), "y", List.of("g"));
    }
  }

  private static void gemm(GraphProto graph, Attributes op, int rows, int columns) {
    graph.node("f", op("Flatten"), "c");
    String weight = graph.floats("n.weight", List.of(rows, columns), values(rows * columns));
    String bias = graph.floats("n.bias", List.of(1, 2), 3, -4);
    graph.node("n", op, "y", List.of("f", weight, bias));
  }

  static Stream<Form> arithmetic() {
    return Stream.concat(
        Stream.of("Add", "Sub", "Mul", "Div")
            .flatMap(
                name ->
                    Stream.of(
                        constant(name + " of one number", name, false, List.of(), 0.3f),
                        constant(name + " of channels", name, false, CHANNELS, 1, 2, -3, 0.5f))),
        Stream.of(
            constant("Add from the left", "Add", true, CHANNELS, 1, 2, -3, 0.5f),
            constant("Mul from the left", "Mul", true, List.of(), 0.3f),
            new Form("Sum of three", 13, OnnxOperatorsTest::sum),
            new Form("Mul by its own Sigmoid", 13, OnnxOperatorsTest::silu),
            new Form("Add to what is read twice", 13, OnnxOperatorsTest::bypassed),
            new Form("Add to what is read under two names", 13, OnnxOperatorsTest::renamed)));
  }

  private static Form constant(
      String name, String op, boolean left, List<Integer> shape, float... values) {
    return new Form(
        name,
        14,
        g -> {
          String number = g.floats("k", shape, values);
          g.node("r", op("Relu"), "c");
          g.node("n", op(op), "y", left ? List.of(number, "r") : List.of("r", number));
        });
  }

  private static void sum(GraphProto graph) {
    graph.node("r", op("Relu"), "c");
    graph.node("t", op("Tanh"), "c");
    graph.node("n", op("Sum"), "y", List.of("r", "c", "t"));
  }

  private static void silu(GraphProto graph) {
    graph.node("s", op("Sigmoid"), "c");
    graph.node("n", op("Mul"), "y", List.of("s", "c"));
  }

  /** The sum is no bias of the convolution: a shortcut leads past it. */
  private static void bypassed(GraphProto graph) {
    graph.node("a", op("Add"), "c", graph.floats("b", CHANNELS, 1, 2, -3, 0.5f));
    graph.node("r", op("Relu"), "a");
    graph.node("n", op("Add"), "y", List.of("r", "c"));
  }

  private static void renamed(GraphProto graph) {
    graph.node("i", op("Identity"), "c");
    graph.node("a", op("Add"), "i", graph.floats("b", CHANNELS, 1, 2, -3, 0.5f));
    graph.node("r", op("Relu"), "a");
    graph.node("n", op("Add"), "y", List.of("r", "c"));
  }

  @ParameterizedTest
  @MethodSource({"activations", "windows", "reshaping", "arithmetic"})
  void anOperatorAnswersAsInOnnxRuntime(Form form) throws Exception {
    GraphProto graph = OnnxModels.graph(form.graph());

    OnnxModels.requireAlike(OnnxModels.write(folder.resolve("model.onnx"), graph, form.opset()));
  }

  /** The newest that are read, in which what opset 13 brought or later ones did still holds. */
  @ParameterizedTest
  @ValueSource(ints = {18, 20, 21})
  void theNewestVersionsAnswerAsInOnnxRuntime(int opset) throws Exception {
    for (Form form : forms().filter(it -> it.opset() >= 13 && it.opset() <= opset).toList()) {
      GraphProto graph = OnnxModels.graph(form.graph());

      OnnxModels.requireAlike(OnnxModels.write(folder.resolve("model.onnx"), graph, opset));
    }
  }

  private static Stream<Form> forms() {
    return Stream.of(activations(), windows(), reshaping(), arithmetic()).flatMap(it -> it);
  }

  /** Folded by its exporter, normalization is weights; otherwise a layer with its statistics. */
  @Test
  void normalizationKeepsItsStatisticsUnderPytorchsNames() throws Exception {
    GraphProto graph = OnnxModels.graph(g -> norm(g, op("BatchNormalization")));
    Path file = OnnxModels.write(folder.resolve("model.onnx"), graph, 15);

    var read = OnnxModels.requireAlike(file);

    assertThat(OnnxModels.architecture(read).layers().get(2).op())
        .isEqualTo(new Op.BatchNorm(1e-5, 0.1));
    assertThat(read.tensors())
        .containsKeys("n.weight", "n.bias", "n.running_mean", "n.running_var");
  }
}
