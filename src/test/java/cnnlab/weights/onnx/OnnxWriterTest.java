package cnnlab.weights.onnx;

import static cnnlab.arch.Window.square;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import cnnlab.data.transform.Preprocessing;
import cnnlab.weights.RandomNetwork;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of layer as ONNX Runtime computes it and as it comes back. */
class OnnxWriterTest {
  private static final int SIZE = OnnxModels.SIZE;
  private static final Paper OWN = new Paper("own", "https://example.com");

  @TempDir Path folder;

  static Stream<Op> layers() {
    return Stream.of(
        new Op.Relu(),
        new Op.Relu6(),
        new Op.LeakyRelu(0.2),
        new Op.Elu(),
        new Op.Sigmoid(),
        new Op.Tanh(),
        new Op.Silu(),
        new Op.BatchNorm(1e-3, 0.01),
        new Op.Lrn(5, 1e-2, 0.75, 2),
        new Op.Dropout(0.4),
        new Op.Scale(0.17),
        new Op.MaxPool(square(3, 2, 1), true),
        new Op.MaxPool(new Window(1, 2, 2, 1, 0, 0), false),
        new Op.AvgPool(square(3, 1, 1), false, true),
        new Op.AvgPool(square(3, 1, 1), false, false),
        new Op.AvgPool(square(3, 2, 0), true, false),
        new Op.PadShortcut(2, 7),
        new Op.Conv(6, new Window(3, 1, 1, 2, 1, 0), 2, true));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLayerAnswersAsInOnnxRuntimeAndComesBack(Op op) throws Exception {
    Architecture network = around("op", op);
    Map<String, Tensor> tensors = RandomNetwork.weights(network);

    Weights read = OnnxModels.requireAlike(write(network, tensors));

    assertThat(OnnxModels.architecture(read).layers()).isEqualTo(network.layers());
    assertThat(read.tensors()).isEqualTo(tensors);
  }

  private static Architecture around(String name, Op op) {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.input(3, SIZE, SIZE);
    last = graph.add("conv", new Op.Conv(4, square(3, 1, 1), 1, true), last);
    last = graph.add(name, op, last);
    last = graph.add("flatten", new Op.Flatten(), last);
    last = graph.add("fc", new Op.Linear(3, true), last);
    return graph.head(last, 1).build("own", "form.own", OWN);
  }

  /** A sum of two is ONNX's Add, of more its Sum. */
  @Test
  void sumsAndConcatenationsOfSeveral() throws Exception {
    GraphBuilder graph = new GraphBuilder();
    String in = graph.input(3, SIZE, SIZE);
    List<String> branches =
        Stream.of("a", "b", "c")
            .map(name -> graph.add(name, new Op.Conv(4, square(1, 1, 0), 1, false), in))
            .toList();
    String two = graph.add("two", new Op.Add(), branches.get(0), branches.get(1));
    String three = graph.add("three", new Op.Add(), branches.toArray(String[]::new));
    String all = graph.add("all", new Op.Concat(), two, three, branches.get(2));
    String flat = graph.add("flatten", new Op.Flatten(), all);
    Architecture network = graph.head(flat, 1).build("own", "form.own", OWN);

    Weights read = OnnxModels.requireAlike(write(network, RandomNetwork.weights(network)));

    assertThat(OnnxModels.architecture(read).layers()).isEqualTo(network.layers());
  }

  /** Whoever builds a network may call a layer as the model calls its own values. */
  @ParameterizedTest
  @ValueSource(strings = {"logits", "image", "normalized", "centered"})
  void aLayerMayBeCalledAsAnInputOrAnOutputIs(String name) throws Exception {
    Architecture network = around(name, new Op.Tanh());

    Map<String, Tensor> tensors = RandomNetwork.weights(network);
    Weights read = OnnxModels.requireAlike(write(network, tensors));
    assertThat(OnnxModels.architecture(read).layers()).isEqualTo(network.layers());

    Path normalizing = folder.resolve("normalizing.onnx");
    Map<String, String> about = new WeightMetadata("own", "mine", Preprocessing.IMAGENET).toMap();
    WeightFile.write(normalizing, new SavedWeights(TensorSource.of(tensors), about, network, true));
    assertThat(OnnxRuntime.metadata(normalizing)).as("it loads").containsEntry("dataset", "mine");
    assertThat(WeightFile.read(normalizing, Arena.ofAuto()).tensors()).isEqualTo(tensors);
  }

  /** The graph is the definition; where the network comes from stays with it. */
  @Test
  void whatIsSaidOfTheWeightsIsKeptWithoutTheDefinition() throws Exception {
    Architecture network = around("relu", new Op.Relu());
    Map<String, String> about =
        Map.of("note", "mine", WeightMetadata.DEFINITION, "{\"some\": \"thing else\"}");
    Path file = folder.resolve("said.onnx");
    WeightFile.write(
        file,
        new SavedWeights(TensorSource.of(RandomNetwork.weights(network)), about, network, false));

    assertThat(OnnxRuntime.metadata(file))
        .containsEntry("note", "mine")
        .doesNotContainKey(WeightMetadata.DEFINITION);
    assertThat(OnnxModels.architecture(WeightFile.read(file, Arena.ofAuto())).layers())
        .isEqualTo(network.layers());
    assertThat(folder.toFile().list()).as("no half-written file beside it").hasSize(1);
  }

  private Path write(Architecture network, Map<String, Tensor> tensors) throws Exception {
    Path file = folder.resolve("own.onnx");
    WeightFile.write(file, new SavedWeights(TensorSource.of(tensors), Map.of(), network, false));
    return file;
  }
}
