package cnnlab.weights.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.files.protobuf.ProtoMessage;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.RandomNetwork;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Models of one operator or a few, behind a convolution of an image of 3 x 6 x 6. */
final class OnnxModels {
  static final int SIZE = 6;

  private OnnxModels() {}

  /** A graph whose "c" is of 4 x 6 x 6 and that yields "y". */
  static GraphProto graph(ThrowingConsumer<GraphProto> body) throws IOException {
    GraphProto graph = image();
    String kernel = graph.floats("c.weight", List.of(4, 3, 3, 3), values(108));
    GraphProto.Attributes same = GraphProto.Attributes.of("Conv").with("pads", List.of(1, 1, 1, 1));
    graph.node("c", same, "x", kernel);
    try {
      body.accept(graph);
    } catch (Throwable e) {
      throw new IOException(e);
    }
    return yielding(graph, "y");
  }

  /** A graph that takes an image "x" and does nothing yet. */
  static GraphProto image() {
    return new GraphProto("g").input("x", List.of(3, SIZE, SIZE));
  }

  /** Yields a value of whatever shape. */
  static GraphProto yielding(GraphProto graph, String name) {
    ProtoMessage floats = new ProtoMessage().number(Onnx.TENSOR_TYPE_ELEMENT, Onnx.FLOAT);
    ProtoMessage type = new ProtoMessage().message(Onnx.TYPE_TENSOR, floats);
    graph
        .message()
        .message(
            Onnx.GRAPH_OUTPUT,
            new ProtoMessage().text(Onnx.VALUE_NAME, name).message(Onnx.VALUE_TYPE, type));
    return graph;
  }

  /** A node with a text among its attributes, of another domain or with more than one output. */
  static ProtoMessage node(String op, List<String> inputs, List<String> outputs) {
    return new ProtoMessage()
        .texts(Onnx.NODE_INPUT, inputs)
        .texts(Onnx.NODE_OUTPUT, outputs)
        .text(Onnx.NODE_OP, op);
  }

  static ProtoMessage attribute(String name, String text) {
    return new ProtoMessage()
        .text(Onnx.ATTRIBUTE_NAME, name)
        .text(Onnx.ATTRIBUTE_STRING, text)
        .number(Onnx.ATTRIBUTE_TYPE, 3);
  }

  static ProtoMessage tensor(String name, int type, List<Integer> shape) {
    return new ProtoMessage()
        .numbers(Onnx.TENSOR_DIMENSIONS, shape)
        .number(Onnx.TENSOR_ELEMENT, type)
        .text(Onnx.TENSOR_NAME, name);
  }

  static float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(1 + 2.7 * i);
    }
    return values;
  }

  static Path write(Path file, GraphProto graph, int opset) throws IOException {
    ProtoMessage model =
        new ProtoMessage()
            .number(Onnx.MODEL_IR_VERSION, Onnx.IR_VERSION)
            .message(Onnx.MODEL_OPSET, new ProtoMessage().number(Onnx.OPSET_VERSION, opset))
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

  /** Reads a model, which must answer as in ONNX Runtime. */
  static Weights requireAlike(Path file) throws Exception {
    Weights read = WeightFile.read(file, Arena.ofAuto());
    Architecture architecture = architecture(read);
    float[] image = RandomNetwork.image(architecture);
    float[] ours = RandomNetwork.logits(architecture, read.tensors(), image);
    float[] theirs = OnnxRuntime.run(file, image, 1, 3, SIZE, SIZE);
    assertThat(RandomNetwork.distance(ours, theirs)).isLessThan(1e-5);
    return read;
  }

  static Architecture architecture(Weights model) throws UserProblem {
    return ArchitectureJson.read(
        Objects.requireNonNull(model.metadata().get(WeightMetadata.DEFINITION)));
  }

  /** The sentence that a model is refused with. */
  static String sentence(Path file, String key) {
    try {
      WeightFile.read(file, Arena.ofAuto());
    } catch (UserProblem problem) {
      assertThat(problem.key()).isEqualTo(key);
      return problem.what(Messages.ENGLISH);
    }
    throw new AssertionError("read " + file);
  }
}
