package cnnlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.file.WeightFile;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training's start from files that others wrote. */
class PretrainedFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.pth", "a.safetensors"})
  void aPrefixedFileIsThatOfItsNetwork(String file) throws Exception {
    PretrainedWeights given = read(file, "resnet18", 224, name -> "module." + name);

    assertThat(given.architecture()).isEqualTo("resnet18");
    assertThat(given.shapes()).containsKey("layer1.0.conv1.weight");
    assertThat(given.preprocessing()).isEqualTo(Preprocessing.IMAGENET);
    assertThat(given.title()).isEqualTo(file);
    assertThat(given.labels()).isEmpty();
    assertThat(given.notes()).containsExactly(Note.of("weights.note.prefix", "module."));
  }

  @Test
  void imagesArePreparedAsTheNetworksPublishedWeightsExpectIt() throws Exception {
    assertThat(read("a.pth", "inception_v3", 299, name -> name).preprocessing().resize())
        .isEqualTo(342);
    assertThat(read("b.pth", "resnet18", 32, name -> name).preprocessing())
        .isEqualTo(Preprocessing.usual(32));
  }

  /** A training says which network it is for, so that nobody need be asked. */
  @Test
  void weightsOfOneOfTwoNetworksNameNone() throws Exception {
    PretrainedWeights given = read("a.pth", "resnet20", 32, name -> "net." + name);

    assertThat(given.architecture()).isEmpty();
    assertThat(given.shapes()).containsKey("layer1.0.conv1.weight");
  }

  @Test
  void weightsWithoutClassifierAreGoodToStartFrom() throws Exception {
    Map<String, Tensor> tensors = tensors("resnet18", 224, name -> "encoder." + name);
    tensors.keySet().removeIf(name -> name.startsWith("encoder.fc."));
    Path file = folder.resolve("backbone.pt");
    WeightFile.write(file, TensorSource.of(tensors), Map.of());

    PretrainedWeights given = PretrainedWeights.read(file);

    assertThat(given.shapes()).containsKey("layer4.1.bn2.bias").doesNotContainKey("fc.weight");
  }

  @Test
  void aValueThatIsNoNumberIsRefused() throws Exception {
    Map<String, Tensor> tensors = tensors("resnet20", 32, name -> name);
    tensors.put(
        "conv1.weight", filled(Objects.requireNonNull(tensors.get("conv1.weight")), Float.NaN));
    Path file = folder.resolve("nan.safetensors");
    WeightFile.write(file, TensorSource.of(tensors), Map.of());

    assertThatThrownBy(() -> PretrainedWeights.read(file))
        .isInstanceOfSatisfying(
            UserProblem.class, it -> assertThat(it.key()).isEqualTo("weights.not-finite"))
        .hasMessageContaining("conv1.weight");
  }

  private PretrainedWeights read(String name, String network, int size, UnaryOperator<String> to)
      throws Exception {
    Path file = folder.resolve(name);
    WeightFile.write(file, TensorSource.of(tensors(network, size, to)), Map.of());
    return PretrainedWeights.read(file);
  }

  private static Map<String, Tensor> tensors(String network, int size, UnaryOperator<String> to)
      throws Exception {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    NetworkSettings settings = new NetworkSettings(network, size, 7, 0.125, false);
    for (TensorSpec spec : Tensors.of(Catalogue.build(settings))) {
      FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(spec.elements()));
      tensors.put(to.apply(spec.name()), new Tensor(spec.shape(), values));
    }
    return tensors;
  }

  private static Tensor filled(Tensor tensor, float value) {
    FloatBuffer values = FloatBuffer.allocate(tensor.data().remaining());
    while (values.hasRemaining()) {
      values.put(value);
    }
    return new Tensor(tensor.shape(), values.flip());
  }
}
