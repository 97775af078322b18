package cnnlab.weights.onnx;

import static cnnlab.weights.onnx.OnnxModels.attribute;
import static cnnlab.weights.onnx.OnnxModels.node;
import static cnnlab.weights.onnx.OnnxModels.values;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Layer;
import cnnlab.files.protobuf.ProtoMessage;
import cnnlab.text.Messages;
import cnnlab.weights.HeldNetwork;
import cnnlab.weights.onnx.GraphProto.Attributes;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no layer computes is named with its setting, and a graph that is none with its fault. */
class OnnxRefusalsTest {
  @TempDir Path folder;

  /** A graph from the map "c" to "y", and what is told of it. */
  record Refused(String told, ThrowingConsumer<GraphProto> graph) {
    @Override
    public String toString() {
      return told;
    }
  }

  private static Refused odd(String told, Attributes op, String... more) {
    List<String> inputs = Stream.concat(Stream.of("c"), Stream.of(more)).toList();
    return new Refused("odd (" + told + ")", graph -> graph.node("odd", op, "y", inputs));
  }

  private static Refused odd(String told, ThrowingConsumer<GraphProto> graph) {
    return new Refused("odd (" + told + ")", graph);
  }

  private static Attributes op(String name) {
    return Attributes.of(name);
  }

  static Stream<Refused> settings() {
    return Stream.of(
        odd("HardSigmoid", op("HardSigmoid")),
        odd("ConvTranspose", g -> conv(g, op("ConvTranspose"))),
        odd("Conv dilations [2, 1]", g -> conv(g, op("Conv").with("dilations", List.of(2, 1)))),
        odd("Conv strides 0", g -> conv(g, op("Conv").with("strides", List.of(0, 1)))),
        odd("Conv pads [-1, 0, 0, 0]", g -> conv(g, op("Conv").with("pads", List.of(-1, 0, 0, 0)))),
        odd("MaxPool dilations [2, 2]", pool("MaxPool").with("dilations", List.of(2, 2))),
        odd("MaxPool kernel_shape [2]", op("MaxPool").with("kernel_shape", List.of(2))),
        odd("MaxPool kernel_shape []", op("MaxPool")),
        odd("MaxPool a second output", OnnxRefusalsTest::places),
        odd("LeakyRelu alpha 2.0", op("LeakyRelu").with("alpha", 2.0)),
        odd("Elu alpha 2.0", op("Elu").with("alpha", 2.0)),
        odd("Clip from 1.0 to 3.0", op("Clip").with("min", 1.0).with("max", 3.0)),
        odd("LRN size 4", op("LRN").with("size", 4)),
        odd("Dropout ratio 1.0", op("Dropout").with("ratio", 1.0)),
        odd("Flatten axis 2", op("Flatten").with("axis", 2)),
        odd("Concat axis 2", op("Concat").with("axis", 2), "c"),
        odd("ReduceMean axes [1]", op("ReduceMean").with("axes", List.of(1))),
        odd("ReduceMean axes []", op("ReduceMean")),
        odd("Squeeze axes [2, 3]", op("Squeeze").with("axes", List.of(2, 3))),
        odd("Transpose perm [0, 2, 3, 1]", op("Transpose").with("perm", List.of(0, 2, 3, 1))),
        odd(
            "Reshape shape [N, 2, 72]",
            g -> {
              g.node("s", op("Shape"), "c");
              g.node("n", op("Gather"), "s", g.longs("zero", 0));
              g.node("shape", op("Concat").with("axis", 0), "n", g.longs("rest", 2, 72));
              g.node("odd", op("Reshape"), "y", List.of("c", "shape"));
            }),
        odd("Gemm transA 1", g -> gemm(g, op("Gemm").with("transA", 1), 144)),
        odd("Gemm matrix [100, 2] for [144]", g -> gemm(g, op("Gemm"), 100)),
        odd("Pad reflect 0.0, pads [0, 0, 1, 1, 0, 0, 1, 1]", OnnxRefusalsTest::reflected),
        odd("Conv auto_pad SOMEHOW", OnnxRefusalsTest::somehow),
        odd(
            "Add constant [6]", // for each column
            g -> g.node("odd", op("Add"), "y", List.of("c", g.floats("k", List.of(6), values(6))))),
        odd(
            "Sub input that is no feature map", // a constant less the map
            g -> g.node("odd", op("Sub"), "y", List.of(g.floats("k", List.of(), 1), "c"))),
        odd(
            "Div two computed inputs",
            g -> {
              g.node("r", op("Sigmoid"), "c");
              g.node("odd", op("Div"), "y", List.of("c", "r"));
            }),
        odd(
            "Add [4, 6, 6] + [4, 1, 1]",
            g -> {
              g.node("m", op("GlobalMaxPool"), "c");
              g.node("odd", op("Add"), "y", List.of("c", "m"));
            }),
        odd(
            "Softmax before the end",
            g -> g.node("odd", op("Softmax"), "s", List.of("c")).node("y", op("Relu"), "s")));
  }

  private static Attributes pool(String name) {
    return op(name).with("kernel_shape", List.of(2, 2));
  }

  private static void conv(GraphProto graph, Attributes op) {
    String weight = graph.floats("odd.weight", List.of(4, 4, 1, 1), values(16));
    graph.node("odd", op, "y", List.of("c", weight));
  }

  private static void gemm(GraphProto graph, Attributes op, int rows) {
    String weight = graph.floats("odd.weight", List.of(rows, 2), values(2 * rows));
    graph.node("f", op("Flatten"), "c").node("odd", op, "y", List.of("f", weight));
  }

  private static void places(GraphProto graph) {
    ProtoMessage kernel =
        new ProtoMessage()
            .text(Onnx.ATTRIBUTE_NAME, "kernel_shape")
            .numbers(Onnx.ATTRIBUTE_INTS, List.of(2, 2))
            .number(Onnx.ATTRIBUTE_TYPE, Onnx.TYPE_INTS);
    add(graph, node("MaxPool", List.of("c"), List.of("y", "places")), kernel);
  }

  private static void reflected(GraphProto graph) {
    String pads = graph.longs("pads", 0, 0, 1, 1, 0, 0, 1, 1);
    add(graph, node("Pad", List.of("c", pads), List.of("y")), attribute("mode", "reflect"));
  }

  private static void somehow(GraphProto graph) {
    String weight = graph.floats("odd.weight", List.of(4, 4, 1, 1), values(16));
    ProtoMessage conv = node("Conv", List.of("c", weight), List.of("y"));
    add(graph, conv, attribute("auto_pad", "SOMEHOW"));
  }

  private static void add(GraphProto graph, ProtoMessage node, ProtoMessage attribute) {
    graph
        .message()
        .message(
            Onnx.GRAPH_NODE,
            node.text(Onnx.NODE_NAME, "odd").message(Onnx.NODE_ATTRIBUTE, attribute));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aNodeThatNoLayerComputesIsNamedWithItsSetting(Refused refused) throws Exception {
    Path file = write(OnnxModels.graph(refused.graph()));

    assertThat(OnnxModels.sentence(file, "weights.operators"))
        .contains("model.onnx")
        .contains(refused.told() + ".");
  }

  /** An operator of someone's own is none of ONNX, whatever it is called. */
  @Test
  void anOperatorOfAnotherDomainIsUnknown() throws Exception {
    GraphProto graph =
        OnnxModels.graph(
            g ->
                g.message()
                    .message(
                        Onnx.GRAPH_NODE,
                        node("Relu", List.of("c"), List.of("y"))
                            .text(Onnx.NODE_DOMAIN, "com.example")));

    assertThat(OnnxModels.sentence(write(graph), "weights.operators"))
        .as("a node without a name is called as its output is")
        .contains("y (Relu)");
  }

  /** What known nodes make of it is not their fault. All are counted, the first forty named. */
  @Test
  void manyUnknownNodesAreCountedAndTheFirstNamed() throws Exception {
    GraphProto graph =
        OnnxModels.graph(
            g -> {
              String last = "c";
              for (int i = 1; i <= 43; i++) {
                g.node("odd" + i, op("Mish"), last);
                g.node("fine" + i, op("Relu"), "odd" + i);
                last = "fine" + i;
              }
              g.node("y", op("Flatten"), last);
            });

    assertThat(OnnxModels.sentence(write(graph), "weights.operators"))
        .contains("43 nodes", "odd1 (Mish), odd2 (Mish)", "odd40 (Mish), … +3")
        .doesNotContain("odd41", "fine");
  }

  @Test
  void whatComesBeforeTheFirstUnknownNodeCanBeLookedAt() throws Exception {
    GraphProto graph =
        OnnxModels.graph(
            g -> {
              g.node("r", op("Relu"), "c");
              g.node("odd", op("Mish"), "r");
              g.node("y", op("Relu"), "odd");
            });

    HeldNetwork held = new OnnxFormat().network(write(graph));

    assertThat(held.architecture().layers())
        .extracting(Layer::name)
        .containsExactly("input", "c", "r");
    assertThat(Objects.requireNonNull(held.problem()).what(Messages.ENGLISH))
        .contains("odd (Mish)");
  }

  static Stream<Refused> faults() {
    return Stream.of(
        new Refused("nothing yields nowhere", g -> g.node("y", op("Relu"), "nowhere")),
        new Refused(
            "nothing yields late",
            g -> g.node("y", op("Relu"), "late").node("late", op("Relu"), "c")),
        new Refused("nothing yields y", g -> g.node("other", op("Relu"), "c")),
        new Refused(
            "without an output",
            g -> g.message().message(Onnx.GRAPH_NODE, node("Relu", List.of("c"), List.of()))),
        new Refused(
            "kernel [4, 3, 1, 1]", // of three channels, for four
            g -> g.node("y", op("Conv"), "c", g.floats("w", List.of(4, 3, 1, 1), values(12)))),
        new Refused(
            "tensor s [3] for [4]",
            g ->
                g.node(
                    "y",
                    op("Conv"),
                    "c",
                    g.floats("w", List.of(4, 4, 1, 1), values(16)),
                    g.floats("s", List.of(3), values(3)))),
        new Refused("a slice from [] to []", g -> g.node("y", op("Slice"), "c")));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aGraphThatIsNoneIsDamaged(Refused refused) throws Exception {
    Path file = write(OnnxModels.graph(refused.graph()));

    assertThat(OnnxModels.sentence(file, "weights.onnx.damaged")).contains(refused.told());
  }

  @Test
  void aGraphTakesAnImageAndYieldsSomething() throws Exception {
    GraphProto silent = OnnxModels.image().node("y", op("Relu"), "x");
    GraphProto deaf = OnnxModels.yielding(new GraphProto("g"), "y");

    for (GraphProto graph : List.of(silent, deaf)) {
      assertThat(OnnxModels.sentence(write(graph), "weights.onnx.damaged"))
          .contains("no input or no output");
    }
  }

  private Path write(GraphProto graph) throws Exception {
    return OnnxModels.write(folder.resolve("model.onnx"), graph, 13);
  }
}
