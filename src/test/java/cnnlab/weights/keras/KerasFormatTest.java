package cnnlab.weights.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import cnnlab.weights.WeightCheck;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.recognition.Recognition;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files laid out as Keras does it, of networks of few channels. That Keras's own answers come out
 * was tried with its own files, see src/test/python/keras_files.py.
 */
class KerasFormatTest {
  private static final int CHANNELS = KerasFiles.CHANNELS;

  @TempDir Path folder;
  private final KerasFiles keras = new KerasFiles();
  private final Map<String, Map<String, Object>> layers = keras.layers();

  @ParameterizedTest
  @CsvSource({"older, vgg16", "newer, vgg19", "zip, vgg16"})
  void vggIsReadInEachLayout(String layout, String network) throws Exception {
    keras.vgg(network.equals("vgg16") ? 3 : 4);

    Weights read = WeightFile.read(keras.write(folder, layout), Arena.ofAuto());

    assertThat(read.metadata()).containsEntry("architecture", network);
    assertThat(WeightMetadata.of(read.metadata()).preprocessing().std().getFirst())
        .isCloseTo(1 / 255f, within(1e-6f));
    float[][][][] first = kernel("block1_conv1");
    float[] ours = values(read, "features.0.weight");
    for (int filter = 0; filter < CHANNELS; filter++) {
      for (int channel = 0; channel < 3; channel++) {
        assertThat(ours[((filter * 3 + channel) * 3 + 1) * 3 + 2])
            .as("red, green, blue of blue, green, red")
            .isEqualTo(first[1][2][2 - channel][filter]);
      }
    }
    float[][] matrix = (float[][]) array("fc1", "kernel");
    float[] rows = values(read, "classifier.0.weight");
    assertThat(rows[1 * 8 + (1 * 4 + 3)])
        .as("unit 1, channel 1, pixel 3 of 4")
        .isEqualTo(matrix[3 * CHANNELS + 1][1]);
    assertThat(values(read, "classifier.6.bias")).containsExactly(vector("predictions", "bias"));
  }

  @ParameterizedTest
  @CsvSource({
    "older, 3, 4, 6, 3, resnet50_v1",
    "newer, 3, 4, 23, 3, resnet101_v1",
    "newer, 3, 8, 36, 3, resnet152_v1"
  })
  void resnetIsReadWithItsBiasesFolded(
      String layout, int second, int third, int fourth, int fifth, String network)
      throws Exception {
    keras.resnet(List.of(second, third, fourth, fifth));

    Weights read = WeightFile.read(keras.write(folder, layout), Arena.ofAuto());

    assertThat(read.metadata()).containsEntry("architecture", network);
    String convolution = "conv3_block2_1_conv";
    String norm = "conv3_block2_1_bn";
    float[] means = vector(norm, "moving_mean");
    float[] biases = vector(convolution, "bias");
    assertThat(values(read, "layer2.1.bn1.running_mean"))
        .containsExactly(means[0] - biases[0], means[1] - biases[1]);
    float variance = vector(norm, "moving_variance")[0];
    assertThat(values(read, "layer2.1.bn1.running_var")[0]).isCloseTo(variance, within(2e-8f));
    assertThat(read.tensors())
        .containsKeys("layer1.0.downsample.0.weight", "layer4.2.conv3.weight", "fc.bias")
        .doesNotContainKey("conv1.bias");
  }

  /** Its layers have numbers alone; its poolings do not count the padding. */
  @ParameterizedTest
  @ValueSource(strings = {"older", "zip"})
  void inceptionIsReadInTheOrderOfItsLayers(String layout) throws Exception {
    Architecture ours = Catalogue.build(new NetworkSettings("inception_v3", 299, 3, 1, false));
    int number = 0;
    for (Layer layer : ours.layers()) {
      if (layer.op() instanceof Op.Conv) {
        String suffix = number == 0 ? "" : "_" + (number + 5); // of the second model of a session
        layers.put("conv2d" + suffix, Map.of("kernel", keras.kernelOf(1, 1, CHANNELS)));
        keras.norm("batch_normalization" + suffix, false);
        number++;
      }
    }
    keras.dense("predictions", CHANNELS, 3);

    Weights read = WeightFile.read(keras.write(folder, layout), Arena.ofAuto());

    Architecture network =
        ArchitectureJson.read(
            Objects.requireNonNull(read.metadata().get(WeightMetadata.DEFINITION)));
    assertThat(network.layers())
        .filteredOn(layer -> layer.op() instanceof Op.AvgPool)
        .isNotEmpty()
        .allMatch(layer -> !((Op.AvgPool) layer.op()).countPadding());
    assertThat(WeightCheck.against(network, read).missing()).isEmpty();
    assertThat(values(read, "Mixed_7c.branch3x3dbl_3b.bn.weight")).containsOnly(1);
    assertThat(values(read, "Conv2d_2a_3x3.conv.weight")).contains(kernel("conv2d_6")[0][0][0]);
  }

  @Test
  void anotherNetworkIsNamedAsNone() throws Exception {
    layers.put("dense", Map.of("kernel", new float[2][2], "bias", new float[2]));

    assertThatThrownBy(() -> WeightFile.read(keras.write(folder, "older"), Arena.ofAuto()))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> assertThat(problem.key()).isEqualTo("weights.keras.unknown"));
  }

  @Test
  void aDamagedFileIsOneSentence() throws Exception {
    keras.vgg(3);
    byte[] whole = Files.readAllBytes(keras.write(folder, "newer"));
    Path file = folder.resolve("damaged.h5");
    for (int i = 0; i < 60; i++) {
      byte[] bytes = i % 2 == 0 ? Arrays.copyOf(whole, whole.length * (i + 1) / 61) : whole.clone();
      if (i % 2 == 1) {
        Arrays.fill(bytes, 8 + 40 * i, 16 + 40 * i, (byte) 0x7f);
      }
      Files.write(file, bytes);
      try {
        assertThat(WeightFile.read(file, Arena.ofAuto()).tensors()).isNotEmpty();
      } catch (UserProblem sentence) {
        assertThat(sentence.key()).startsWith("weights.");
      }
    }
  }

  @Test
  void aClassifierThatIsMissingDoesNotKeepTheRestFromAStart() throws Exception {
    keras.vgg(3);
    layers.keySet().removeAll(List.of("fc1", "fc2", "predictions"));
    Path file = keras.write(folder, "older");

    Weights read = WeightFile.read(file, Arena.ofAuto());

    assertThat(read.tensors()).containsKey("features.28.weight").hasSize(26);
    assertThatThrownBy(() -> Recognition.of(file, read, null)).isInstanceOf(UserProblem.class);
  }

  private float[][][][] kernel(String layer) {
    return (float[][][][]) array(layer, "kernel");
  }

  private float[] vector(String layer, String name) {
    return (float[]) array(layer, name);
  }

  private Object array(String layer, String name) {
    return Objects.requireNonNull(Objects.requireNonNull(layers.get(layer)).get(name));
  }

  private static float[] values(Weights read, String tensor) {
    var data = Objects.requireNonNull(read.tensors().get(tensor), tensor).data().duplicate();
    return IntStream.range(0, data.remaining())
        .collect(() -> new float[data.remaining()], (all, i) -> all[i] = data.get(i), (_, _) -> {});
  }
}
