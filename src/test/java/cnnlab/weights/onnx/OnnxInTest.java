package cnnlab.weights.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.RandomNetwork;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of others become networks here; see src/test/python/onnx_files.py. */
class OnnxInTest {
  private static final double RELATIVE = 1e-5;

  @TempDir Path folder;

  /**
   * Opset 9, 13 and 20, normalization folded or not, tensors inside or beside; of torch 1 and 2.
   */
  @ParameterizedTest
  @ValueSource(strings = {"small9", "small13", "small_unfolded", "small_dynamo"})
  void aNetworkOfSomeoneElseAnswersAsInOnnxRuntime(String file) throws Exception {
    Weights model = read(file);
    float[] image = RandomNetwork.image(architecture(model));

    float[] ours = RandomNetwork.logits(architecture(model), model.tensors(), image);

    assertThat(RandomNetwork.distance(ours, OnnxRuntime.run(resource(file), image, 1, 3, 8, 8)))
        .isLessThan(RELATIVE);
    assertThat(kinds(model)).contains("leakyrelu", "silu", "add", "relu6", "tanh", "flatten");
  }

  /** What the model has at its end as probabilities are logits here. */
  @ParameterizedTest
  @ValueSource(strings = {"mobile11", "mobile_unfolded"})
  void aSoftmaxAtTheEndIsLeftOut(String file) throws Exception {
    Weights model = read(file);
    float[] image = RandomNetwork.image(architecture(model));

    float[] ours = RandomNetwork.logits(architecture(model), model.tensors(), image);
    float[] theirs = OnnxRuntime.run(resource(file), image, 1, 3, 8, 8);

    for (int i = 0; i < ours.length; i++) {
      theirs[i] = (float) Math.log(theirs[i]); // logits but for a number that is the same for all
    }
    float shift = ours[0] - theirs[0];
    for (int i = 0; i < ours.length; i++) {
      theirs[i] += shift;
    }
    assertThat(RandomNetwork.distance(ours, theirs)).isLessThan(RELATIVE);
    assertThat(model.tensors()).containsKeys("features.1.0.weight", "head.1.bias");
  }

  /** GoogLeNet's transform_input: part of the preprocessing here. */
  @ParameterizedTest
  @ValueSource(strings = {"dense11", "dense_unfolded"})
  void whatTheModelDoesToThePixelsBecomesPartOfThePreprocessing(String file) throws Exception {
    Weights model = read(file);
    Preprocessing preprocessing = WeightMetadata.of(model.metadata()).preprocessing();
    Preprocessing usual = Preprocessing.IMAGENET;
    float[] image = RandomNetwork.image(architecture(model)); // normalized as for ImageNet
    float[] own = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      int channel = i / 64;
      float pixel = image[i] * usual.std().get(channel) + usual.mean().get(channel);
      own[i] = (pixel - preprocessing.mean().get(channel)) / preprocessing.std().get(channel);
    }

    float[] ours = RandomNetwork.logits(architecture(model), model.tensors(), own);

    assertThat(preprocessing.std().getFirst()).isBetween(0.499f, 0.501f);
    assertThat(RandomNetwork.distance(ours, OnnxRuntime.run(resource(file), image, 1, 3, 8, 8)))
        .isLessThan(RELATIVE);
    assertThat(kinds(model)).contains("concat", "padshortcut", "scale", "elu", "sigmoid");
  }

  @Test
  void everyNodeThatNoLayerComputesIsNamed() {
    assertThatThrownBy(() -> read("unknown"))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem ->
                assertThat(problem.what(Messages.ENGLISH))
                    .contains("unknown.onnx", "2 nodes", "/Resize (Resize)", "/Erf (Erf)"));
  }

  static List<Entry> entries() {
    return Catalogue.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyNetworkComesBackAsItWasWritten(Entry entry) throws Exception {
    Architecture architecture =
        Catalogue.build(new NetworkSettings(entry.name(), 40, 6, 0.125, false));
    Map<String, Tensor> tensors = RandomNetwork.weights(architecture);
    Weights read = WeightFile.read(write(architecture, tensors, Map.of(), false), Arena.ofAuto());

    assertThat(read.tensors()).isEqualTo(tensors);
    float[] image = RandomNetwork.image(architecture);
    assertThat(
            RandomNetwork.distance(
                RandomNetwork.logits(architecture(read), read.tensors(), image),
                RandomNetwork.logits(architecture, tensors, image)))
        .isLessThan(RELATIVE);
    assertThat(architecture(read).layers())
        .filteredOn(layer -> !(layer.op() instanceof Op.Pooling))
        .extracting(Layer::name, Layer::op)
        .containsExactlyElementsOf(
            architecture.layers().stream()
                .filter(layer -> !(layer.op() instanceof Op.Pooling))
                .map(layer -> tuple(layer.name(), layer.op()))
                .toList());
  }

  /**
   * As usual, as Keras has it for VGG (pixels from 0 to 255 less their mean), and for Inception.
   */
  @ParameterizedTest
  @ValueSource(floats = {0.225f, 0.00392157f, 0.5f})
  void whatIsSaidOfAModelComesBackWithItAlsoWhereTheModelNormalizes(float std) throws Exception {
    Architecture architecture =
        Catalogue.build(new NetworkSettings("resnet20", 32, 2, 0.25, false));
    Preprocessing preprocessing =
        new Preprocessing(32, 40, List.of(0.5f, 0.4f, 0.31f), List.of(std, std, std));
    Map<String, String> about =
        new HashMap<>(new WeightMetadata("resnet20", "mine", preprocessing).toMap());
    about.putAll(WeightMetadata.ofLabels(List.of("猫", "dog")));

    Weights read =
        WeightFile.read(
            write(architecture, RandomNetwork.weights(architecture), about, true), Arena.ofAuto());

    WeightMetadata said = WeightMetadata.of(read.metadata());
    assertThat(said.architecture()).isEqualTo("resnet20");
    assertThat(said.dataset()).isEqualTo("mine");
    assertThat(said.preprocessing()).isEqualTo(preprocessing);
    assertThat(WeightMetadata.labels(read.metadata())).containsExactly("猫", "dog");
  }

  private Path write(
      Architecture architecture,
      Map<String, Tensor> tensors,
      Map<String, String> about,
      boolean normalizes)
      throws UserProblem {
    Path file = folder.resolve("network.onnx");
    WeightFile.write(
        file, new SavedWeights(TensorSource.of(tensors), about, architecture, normalizes));
    return file;
  }

  private static List<String> kinds(Weights model) throws UserProblem {
    return architecture(model).layers().stream().map(layer -> layer.op().kind()).toList();
  }

  private static Weights read(String name) throws Exception {
    return WeightFile.read(resource(name), Arena.ofAuto());
  }

  private static Path resource(String name) throws Exception {
    return Path.of(Objects.requireNonNull(OnnxInTest.class.getResource(name + ".onnx")).toURI());
  }

  private static Architecture architecture(Weights model) throws UserProblem {
    return ArchitectureJson.read(
        Objects.requireNonNull(model.metadata().get(WeightMetadata.DEFINITION)));
  }
}
