package cnnlab.weights.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.files.protobuf.ProtoMessage;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.RandomNetwork;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.onnx.GraphProto.Attributes;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of graphs that other programs write, and files that nobody should have written. */
class OnnxGraphsTest {
  private static final int SIZE = 6;

  @TempDir Path folder;

  /** As torch 2's newer exporter names nodes, with axes as an input, opset 18. */
  @Test
  void aGraphOfTheNewerExporterOfTorchIsRead() throws Exception {
    GraphProto graph = new GraphProto("main_graph").input("x", List.of(3, SIZE, SIZE));
    conv(graph, "node_conv2d", "x", "conv2d", "body.0.weight", pads(1, 1, 1, 1), 1);
    graph.node("node_relu", Attributes.of("Relu"), "relu", List.of("conv2d"));
    graph.node(
        "node_mean",
        Attributes.of("ReduceMean").with("keepdims", 0),
        "mean",
        List.of("relu", graph.longs("axes", -1, -2)));
    linear(graph, "node_linear", "mean", "y");
    Path file = write(graph.output("y", List.of(2)));

    Weights read = requireAlike(file);

    assertThat(architecture(read).layers())
        .extracting(Layer::name)
        .containsExactly("input", "body.0", "relu", "mean", "flatten", "fc");
  }

  /** TensorFlow's "same" padding, with more behind than before. */
  @ParameterizedTest
  @CsvSource({"SAME_UPPER, 2", "SAME_LOWER, 2", "VALID, 2", "SAME_UPPER, 1"})
  void automaticAndUnevenPaddingIsRepresented(String automatic, int stride) throws Exception {
    GraphProto graph = new GraphProto("g").input("x", List.of(3, SIZE, SIZE));
    graph.floats("c.weight", kernel(), values(108));
    graph
        .message()
        .message(
            Onnx.GRAPH_NODE,
            new ProtoMessage()
                .texts(Onnx.NODE_INPUT, List.of("x", "c.weight"))
                .text(Onnx.NODE_OUTPUT, "c")
                .text(Onnx.NODE_OP, "Conv")
                .message(
                    Onnx.NODE_ATTRIBUTE,
                    new ProtoMessage()
                        .text(Onnx.ATTRIBUTE_NAME, "auto_pad")
                        .text(Onnx.ATTRIBUTE_STRING, automatic)
                        .number(Onnx.ATTRIBUTE_TYPE, 3))
                .message(
                    Onnx.NODE_ATTRIBUTE,
                    new ProtoMessage()
                        .text(Onnx.ATTRIBUTE_NAME, "strides")
                        .numbers(Onnx.ATTRIBUTE_INTS, List.of(stride, stride))
                        .number(Onnx.ATTRIBUTE_TYPE, Onnx.TYPE_INTS)));
    Attributes pool =
        Attributes.of("MaxPool")
            .with("kernel_shape", List.of(2, 2))
            .with("strides", List.of(2, 2))
            .with("pads", pads(0, 0, 1, 1));
    graph.node("p", pool, "p", List.of("c"));
    graph.node("g", Attributes.of("GlobalAveragePool"), "g", List.of("p"));
    graph.node("s", Attributes.of("Squeeze"), "s", List.of("g", graph.longs("axes", 2, 3)));
    linear(graph, "fc", "s", "y");

    requireAlike(write(graph.output("y", List.of(2))));
  }

  /** A bias as a sum of its own, factors and sums for each channel, a product without bias. */
  @Test
  void constantsAreBiasesAndFactors() throws Exception {
    GraphProto graph = new GraphProto("g").input("x", List.of(3, SIZE, SIZE));
    conv(graph, "c", "x", "c0", "c.weight", pads(1, 1, 1, 1), 1);
    List<Integer> channels = List.of(1, 4, 1, 1);
    graph.node(
        "bias", Attributes.of("Add"), "c1", List.of("c0", graph.floats("b", channels, values(4))));
    graph.node("r", Attributes.of("Relu"), "r", List.of("c1"));
    graph.node(
        "m", Attributes.of("Mul"), "m", List.of(graph.floats("f", channels, values(4)), "r"));
    graph.node(
        "d", Attributes.of("Sub"), "d", List.of("m", graph.floats("o", channels, values(4))));
    graph.node("g", Attributes.of("GlobalMaxPool"), "g", List.of("d"));
    graph.node("f", Attributes.of("Flatten"), "v", List.of("g"));
    graph.node(
        "w",
        Attributes.of("MatMul"),
        "y0",
        List.of("v", graph.floats("w.weight", List.of(4, 2), values(8))));
    graph.node(
        "wb", Attributes.of("Add"), "y", List.of("y0", graph.floats("yb", List.of(2), values(2))));

    Weights read = requireAlike(write(graph.output("y", List.of(2))));

    assertThat(architecture(read).layers().get(1).op())
        .isInstanceOfSatisfying(Op.Conv.class, conv -> assertThat(conv.bias()).isTrue());
    assertThat(architecture(read).layers().getLast().op()).isEqualTo(new Op.Linear(2, true));
  }

  @Test
  void tensorsBesideTheModelAreReadAndNoneFromElsewhere() throws Exception {
    ByteBuffer floats = ByteBuffer.allocate(8 + 108 * 4).order(ByteOrder.LITTLE_ENDIAN);
    floats.position(8).asFloatBuffer().put(values(108));
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.write(inner.resolve("weights.bin"), floats.array());
    Files.write(folder.resolve("weights.bin"), floats.array());
    Path good = inner.resolve("good.onnx");
    Path bad = inner.resolve("bad.onnx");
    write(external("weights.bin"), good);
    write(external("../weights.bin"), bad);

    requireAlike(good);

    requireProblem(bad, "weights.onnx.damaged");
  }

  private GraphProto external(String location) {
    GraphProto graph = new GraphProto("g").input("x", List.of(3, SIZE, SIZE));
    ProtoMessage tensor = tensor("c.weight", kernel()).number(Onnx.TENSOR_LOCATION, 1);
    Map.of("location", location, "offset", "8", "length", "432")
        .forEach(
            (key, value) ->
                tensor.message(
                    Onnx.TENSOR_EXTERNAL,
                    new ProtoMessage().text(Onnx.ENTRY_KEY, key).text(Onnx.ENTRY_VALUE, value)));
    graph.message().message(Onnx.GRAPH_INITIALIZER, tensor);
    Attributes window = Attributes.of("Conv").with("kernel_shape", List.of(3, 3));
    graph.node("c", window, "c", List.of("x", "c.weight"));
    graph.node("f", Attributes.of("Flatten"), "y", List.of("c"));
    return graph.output("y", List.of(64));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dilations", "group"})
  void aSettingThatNoLayerHasIsNamed(String setting) throws Exception {
    GraphProto graph = new GraphProto("g").input("x", List.of(3, SIZE, SIZE));
    Attributes window =
        setting.equals("group")
            ? Attributes.of("Conv").with("group", 0)
            : Attributes.of("Conv").with("dilations", List.of(2, 2));
    graph.node("odd", window, "c", List.of("x", graph.floats("w", kernel(), values(108))));

    UserProblem problem =
        requireProblem(write(graph.output("c", List.of(4, 2, 2))), "weights.operators");

    assertThat(problem.what(Messages.ENGLISH)).contains("odd (Conv " + setting);
  }

  @ParameterizedTest
  @CsvSource({"1, 6, 6", "3, 6, 7", "3, 0, 5"})
  void anInputThatIsNoSquareImageIsToldWithItsShape(int channels, int height, int width)
      throws Exception {
    GraphProto graph = new GraphProto("g").input("x", List.of(channels, height, width));

    UserProblem problem =
        requireProblem(write(graph.output("x", List.of(channels))), "weights.onnx.input");

    assertThat(problem.what(Messages.ENGLISH)).contains(channels + ", " + height + ", " + width);
  }

  /** Cut off anywhere, a model is a sentence and never anything else. */
  @Test
  void aTruncatedModelIsOneSentence() throws Exception {
    byte[] whole = Files.readAllBytes(write(external("weights.bin")));
    for (int length = 0; length < whole.length; length++) {
      Path cut = folder.resolve("cut.onnx");
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> WeightFile.read(cut, Arena.ofAuto()))
          .isInstanceOf(UserProblem.class);
    }
  }

  /** Each byte of a model takes some other values; whatever comes of it, memory is not taken. */
  @Test
  void aModelThatWasTamperedWithIsReadOrOneSentence() throws Exception {
    byte[] whole =
        Files.readAllBytes(
            Path.of(Objects.requireNonNull(getClass().getResource("small13.onnx")).toURI()));
    Path file = folder.resolve("tampered.onnx");
    for (int i = 0; i < whole.length; i += 3) {
      byte[] bytes = whole.clone();
      bytes[i] = (byte) (i % 2 == 0 ? 0xff : bytes[i] ^ 1 << i % 7);
      Files.write(file, bytes);
      try {
        assertThat(WeightFile.read(file, Arena.ofAuto()).tensors()).isNotEmpty();
      } catch (UserProblem sentence) {
        assertThat(sentence.what(Messages.ENGLISH)).isNotEmpty();
      }
    }
  }

  /** Sizes that nothing stands behind: a matrix of 10^18 values, a map of 10^9 pixels. */
  @Test
  void largeClaimsTakeNoMemory() throws Exception {
    GraphProto matrix = new GraphProto("g").input("x", List.of(3, SIZE, SIZE));
    matrix.message().message(Onnx.GRAPH_INITIALIZER, tensor("w", List.of(1 << 30, 1 << 30)));
    matrix.node("f", Attributes.of("Flatten"), "f", List.of("x"));
    matrix.node("fc", Attributes.of("Gemm"), "y", List.of("f", "w"));
    requireProblem(write(matrix.output("y", List.of(2))), "weights.onnx.damaged");

    GraphProto padded = new GraphProto("g").input("x", List.of(3, 30_000, 30_000));
    Attributes window = Attributes.of("Conv").with("pads", pads(30_000, 30_000, 0, 0));
    padded.node("c", window, "c", List.of("x", padded.floats("w", kernel(), values(108))));
    requireProblem(write(padded.output("c", List.of(4))), "weights.onnx.damaged");
  }

  private static ProtoMessage tensor(String name, List<Integer> shape) {
    return new ProtoMessage()
        .numbers(Onnx.TENSOR_DIMENSIONS, shape)
        .number(Onnx.TENSOR_ELEMENT, Onnx.FLOAT)
        .text(Onnx.TENSOR_NAME, name);
  }

  private Weights requireAlike(Path file) throws Exception {
    Weights read = WeightFile.read(file, Arena.ofAuto());
    float[] image = RandomNetwork.image(architecture(read));
    float[] ours = RandomNetwork.logits(architecture(read), read.tensors(), image);
    assertThat(RandomNetwork.distance(ours, OnnxRuntime.run(file, image, 1, 3, SIZE, SIZE)))
        .isLessThan(1e-5);
    return read;
  }

  private static UserProblem requireProblem(Path file, String key) {
    UserProblem problem = null;
    try {
      WeightFile.read(file, Arena.ofAuto());
    } catch (UserProblem found) {
      problem = found;
    }
    assertThat(problem).isNotNull().extracting(UserProblem::key).isEqualTo(key);
    return Objects.requireNonNull(problem);
  }

  private static Architecture architecture(Weights model) throws UserProblem {
    return ArchitectureJson.read(
        Objects.requireNonNull(model.metadata().get(WeightMetadata.DEFINITION)));
  }

  private static void conv(
      GraphProto graph,
      String node,
      String input,
      String output,
      String weight,
      List<Integer> pads,
      int stride) {
    Attributes window =
        Attributes.of("Conv").with("pads", pads).with("strides", List.of(stride, stride));
    graph.node(node, window, output, List.of(input, graph.floats(weight, kernel(), values(108))));
  }

  private static void linear(GraphProto graph, String node, String input, String output) {
    Attributes gemm = Attributes.of("Gemm").with("transB", 1).with("alpha", 0.5);
    graph.node(
        node, gemm, output, List.of(input, graph.floats("fc.weight", List.of(2, 4), values(8))));
  }

  private static List<Integer> pads(int top, int left, int bottom, int right) {
    return List.of(top, left, bottom, right);
  }

  private static List<Integer> kernel() {
    return List.of(4, 3, 3, 3);
  }

  private static float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(1 + 2.7 * i);
    }
    return values;
  }

  private Path write(GraphProto graph) throws IOException {
    return write(graph, folder.resolve("graph.onnx"));
  }

  private static Path write(GraphProto graph, Path file) throws IOException {
    ProtoMessage model =
        new ProtoMessage()
            .number(Onnx.MODEL_IR_VERSION, Onnx.IR_VERSION)
            .message(Onnx.MODEL_OPSET, new ProtoMessage().number(Onnx.OPSET_VERSION, 18))
            .message(Onnx.MODEL_GRAPH, graph.message());
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      model.write(channel);
    }
    return file;
  }
}
