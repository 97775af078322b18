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
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
  private static final int CHANNELS = 2;

  @TempDir Path folder;

  /** Each layer's arrays by their names in older files. */
  private final Map<String, Map<String, Object>> layers = new LinkedHashMap<>();

  private int count;

  @ParameterizedTest
  @CsvSource({"older, vgg16", "newer, vgg19", "zip, vgg16"})
  void vggIsReadInEachLayout(String layout, String network) throws Exception {
    vgg(network.equals("vgg16") ? 3 : 4);

    Weights read = WeightFile.read(write(layout));

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
    resnet(List.of(second, third, fourth, fifth));

    Weights read = WeightFile.read(write(layout));

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
        layers.put("conv2d" + suffix, Map.of("kernel", kernelOf(1, 1, CHANNELS)));
        norm("batch_normalization" + suffix, false);
        number++;
      }
    }
    dense("predictions", CHANNELS, 3);

    Weights read = WeightFile.read(write(layout));

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

    assertThatThrownBy(() -> WeightFile.read(write("older")))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> assertThat(problem.key()).isEqualTo("weights.keras.unknown"));
  }

  @Test
  void aDamagedFileIsOneSentence() throws Exception {
    vgg(3);
    byte[] whole = Files.readAllBytes(write("newer"));
    Path file = folder.resolve("damaged.h5");
    for (int i = 0; i < 60; i++) {
      byte[] bytes = i % 2 == 0 ? Arrays.copyOf(whole, whole.length * (i + 1) / 61) : whole.clone();
      if (i % 2 == 1) {
        Arrays.fill(bytes, 8 + 40 * i, 16 + 40 * i, (byte) 0x7f);
      }
      Files.write(file, bytes);
      try {
        assertThat(WeightFile.read(file).tensors()).isNotEmpty();
      } catch (UserProblem sentence) {
        assertThat(sentence.key()).startsWith("weights.");
      }
    }
  }

  @Test
  void aClassifierThatIsMissingDoesNotKeepTheRestFromAStart() throws Exception {
    vgg(3);
    layers.keySet().removeAll(List.of("fc1", "fc2", "predictions"));
    Path file = write("older");

    Weights read = WeightFile.read(file);

    assertThat(read.tensors()).containsKey("features.28.weight").hasSize(26);
    assertThatThrownBy(() -> Recognition.of(file, read, null)).isInstanceOf(UserProblem.class);
  }

  private void vgg(int most) {
    for (int block = 1; block <= 5; block++) {
      for (int i = 1; i <= (block < 3 ? 2 : most); i++) {
        convolution("block" + block + "_conv" + i, block + i == 2 ? 3 : CHANNELS, 3);
      }
    }
    dense("fc1", 4 * CHANNELS, 4);
    dense("fc2", 4, 4);
    dense("predictions", 4, 3);
  }

  private void resnet(List<Integer> blocks) {
    convolution("conv1_conv", 3, 7);
    norm("conv1_bn", true);
    for (int stage = 2; stage <= 5; stage++) {
      for (int block = 1; block <= blocks.get(stage - 2); block++) {
        for (int number = block == 1 ? 0 : 1; number <= 3; number++) {
          String name = "conv" + stage + "_block" + block + "_" + number + "_";
          convolution(name + "conv", CHANNELS, 1);
          norm(name + "bn", true);
        }
      }
    }
    dense("predictions", CHANNELS, 3);
  }

  private void convolution(String name, int inputs, int size) {
    layers.put(name, ordered("kernel", kernelOf(size, inputs, CHANNELS), "bias", vector(CHANNELS)));
  }

  private void dense(String name, int inputs, int units) {
    float[][] matrix = new float[inputs][];
    for (int i = 0; i < inputs; i++) {
      matrix[i] = vector(units);
    }
    layers.put(name, ordered("kernel", matrix, "bias", vector(units)));
  }

  private void norm(String name, boolean scaled) {
    Map<String, Object> arrays = ordered("beta", vector(CHANNELS), "moving_mean", vector(CHANNELS));
    arrays.put("moving_variance", vector(CHANNELS));
    Map<String, Object> all = new LinkedHashMap<>();
    if (scaled) {
      all.put("gamma", vector(CHANNELS));
    }
    all.putAll(arrays);
    layers.put(name, all);
  }

  private static Map<String, Object> ordered(String first, Object a, String second, Object b) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put(first, a);
    arrays.put(second, b);
    return arrays;
  }

  private float[] vector(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) Math.sin(0.1 * count++);
    }
    return values;
  }

  private float[][][][] kernelOf(int size, int inputs, int filters) {
    float[][][][] kernel = new float[size][size][inputs][];
    for (float[][][] row : kernel) {
      for (float[][] place : row) {
        for (int i = 0; i < inputs; i++) {
          place[i] = vector(filters);
        }
      }
    }
    return kernel;
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

  private Path write(String layout) throws Exception {
    Path file = folder.resolve(layout + ".h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      if (layout.equals("older")) {
        writeOlder(hdf.putGroup("model_weights"));
      } else {
        writeNewer(hdf.putGroup("layers"));
      }
    }
    return layout.equals("zip") ? zipped(file) : file;
  }

  private void writeOlder(WritableGroup root) {
    layers.forEach(
        (name, arrays) -> {
          WritableGroup group = root.putGroup(name);
          group.putAttribute(
              "weight_names",
              arrays.keySet().stream().map(array -> name + "/" + array).toArray(String[]::new));
          WritableGroup inner = group.putGroup(name);
          arrays.forEach(inner::putDataset);
        });
  }

  /** Groups are named by kind and number; each says its layer. */
  private void writeNewer(WritableGroup root) {
    int number = 0;
    for (var layer : layers.entrySet()) {
      WritableGroup vars = root.putGroup("kind_" + number++).putGroup("vars");
      vars.putAttribute("name", layer.getKey());
      int index = 0;
      for (Object array : layer.getValue().values()) {
        vars.putDataset(Integer.toString(index++), array);
      }
    }
  }

  private Path zipped(Path hdf) throws Exception {
    Path file = folder.resolve("model.keras");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("metadata.json"));
      zip.write('{');
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      Files.copy(hdf, zip);
      zip.closeEntry();
    }
    return file;
  }
}
