package cnnlab.weights.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which network of keras.applications it is, by its layers' names, and what becomes of them. */
class KerasNetworksTest {
  private final Map<String, List<KerasArray>> layers = new LinkedHashMap<>();

  /** Keras 2.2 and older: res2a_branch2a, with an epsilon of 0.001. */
  @Test
  void anOlderResnetIsTheSameNetworkWithAnotherEpsilon() throws Exception {
    oldResnet();

    Weights read = KerasNetworks.of(layers, Map.of()).orElseThrow();

    assertThat(read.metadata()).containsEntry("architecture", "resnet50_v1");
    assertThat(WeightMetadata.of(read.metadata()).preprocessing().mean().getFirst())
        .isCloseTo(123.68f / 255, within(1e-6f));
    assertThat(values(read, "layer1.0.bn1.running_var"))
        .as("variance + 0.001 here is variance' + 0.00001 in PyTorch")
        .containsExactly(4 + 1e-3f - 1e-5f);
    assertThat(values(read, "layer1.0.bn1.running_mean"))
        .as("the convolution's bias is subtracted before, not added")
        .containsExactly(3 - 0.5f);
    assertThat(read.tensors())
        .containsKeys(
            "conv1.weight",
            "bn1.running_mean",
            "layer1.0.downsample.0.weight",
            "layer3.5.conv3.weight",
            "layer4.2.bn3.weight")
        .doesNotContainKeys("layer1.1.downsample.0.weight", "layer1.3.conv1.weight");
  }

  @Test
  void anEpsilonThatTheFileTellsCountsForThatLayerAlone() throws Exception {
    oldResnet();

    Weights read = KerasNetworks.of(layers, Map.of("bn2a_branch2a", 0.5)).orElseThrow();

    assertThat(values(read, "layer1.0.bn1.running_var")).containsExactly((float) (4 + 0.5 - 1e-5));
    assertThat(values(read, "layer1.0.bn2.running_var")).containsExactly((float) (4 + 1e-3 - 1e-5));
  }

  /** The first kernel reads blue, green, red; [height, width, inputs, filters] is turned. */
  @Test
  void onlyTheFirstKernelHasItsColorsExchanged() throws Exception {
    vgg();
    layers.put("block1_conv1", List.of(array(List.of(1, 1, 3, 1), 1, 2, 3), array(1, 7)));
    layers.put("block1_conv2", List.of(array(List.of(1, 2, 3, 1), 1, 2, 3, 4, 5, 6), array(1, 8)));

    Weights read = KerasNetworks.of(layers, Map.of()).orElseThrow();

    assertThat(values(read, "features.0.weight")).containsExactly(3, 2, 1);
    assertThat(values(read, "features.0.bias")).containsExactly(7);
    assertThat(values(read, "features.2.weight"))
        .as("[filter, channel, row, column]")
        .containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(read.tensors().keySet().stream().filter(name -> name.endsWith(".weight")))
        .as("torchvision's numbers, a pooling after each block")
        .containsExactly(
            "features.0.weight",
            "features.2.weight",
            "features.5.weight",
            "features.7.weight",
            "features.10.weight",
            "features.12.weight",
            "features.14.weight",
            "features.17.weight",
            "features.19.weight",
            "features.21.weight",
            "features.24.weight",
            "features.26.weight",
            "features.28.weight");
  }

  /** The second ResNet, MobileNet and whoever's own. */
  @ParameterizedTest
  @ValueSource(strings = {"post_bn", "Conv1", "dense", "conv2d"})
  void anotherNetworkIsNone(String layer) throws Exception {
    layers.put(layer, List.of(array(List.of(1, 1, 1, 1), 1)));

    assertThat(KerasNetworks.of(layers, Map.of())).isEmpty();
  }

  @Test
  void theSecondResnetIsNotTakenForTheFirst() throws Exception {
    layers.put("conv2_block1_1_conv", List.of(array(List.of(1, 1, 1, 1), 1)));
    layers.put("post_bn", List.of(array(1, 1)));

    assertThat(KerasNetworks.of(layers, Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "block3_conv1, 0, array 0 of layer block3_conv1",
    "block3_conv1, 1, array 1 of layer block3_conv1",
    "fc1, 0, array 0 of layer fc1",
    "fc2, 1, array 1 of layer fc2",
  })
  void aLayerWithoutItsArraysIsNamed(String layer, int arrays, String told) {
    vgg();
    layers.put("fc1", List.of(array(List.of(1, 1), 1), array(1, 1)));
    layers.put("fc2", List.of(array(List.of(1, 1), 1), array(1, 1)));
    layers.put("predictions", List.of(array(List.of(1, 1), 1), array(1, 1)));
    layers.compute(layer, (_, all) -> Objects.requireNonNull(all).subList(0, arrays));

    assertThatThrownBy(() -> KerasNetworks.of(layers, Map.of())).hasMessageContaining(told);
  }

  @Test
  void aKernelThatIsAMatrixIsNamedWithItsShape() {
    vgg();
    layers.put("block2_conv1", List.of(array(List.of(1, 1), 1), array(1, 1)));

    assertThatThrownBy(() -> KerasNetworks.of(layers, Map.of()))
        .hasMessageContaining("block2_conv1 of shape [1, 1]");
  }

  private void vgg() {
    for (int block = 1; block <= 5; block++) {
      for (int i = 1; i <= (block < 3 ? 2 : 3); i++) {
        convolution("block" + block + "_conv" + i);
      }
    }
  }

  private void oldResnet() {
    convolution("conv1");
    norm("bn_conv1");
    List<Integer> blocks = List.of(3, 4, 6, 3);
    for (int stage = 2; stage <= 5; stage++) {
      for (int block = 0; block < blocks.get(stage - 2); block++) {
        List<String> branches = new ArrayList<>(List.of("2a", "2b", "2c"));
        if (block == 0) {
          branches.add("1");
        }
        for (String branch : branches) {
          String name = stage + Character.toString('a' + block) + "_branch" + branch;
          convolution("res" + name);
          norm("bn" + name);
        }
      }
    }
    layers.put("fc1000", List.of(array(List.of(1, 1), 1), array(1, 1)));
  }

  private void convolution(String name) {
    boolean image = Set.of("conv1", "block1_conv1").contains(name);
    float[] kernel = image ? new float[] {1, 2, 3} : new float[] {1};
    layers.put(name, List.of(array(List.of(1, 1, kernel.length, 1), kernel), array(1, 0.5f)));
  }

  /** gamma, beta, moving mean, moving variance. */
  private void norm(String name) {
    layers.put(name, List.of(array(1, 1), array(1, 2), array(1, 3), array(1, 4)));
  }

  private static KerasArray array(int size, float... values) {
    return array(List.of(size), values);
  }

  private static KerasArray array(List<Integer> shape, float... values) {
    return new KerasArray(shape, FloatBuffer.wrap(values));
  }

  private static float[] values(Weights read, String tensor) {
    FloatBuffer data = Objects.requireNonNull(read.tensors().get(tensor), tensor).data();
    float[] values = new float[data.remaining()];
    data.duplicate().get(values);
    return values;
  }
}
