package cnnlab.weights.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.tree.FileTree;
import cnnlab.weights.Tensor;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of two channels, laid out as TensorFlow.js lays out Keras's; all values count up. */
class KerasResNetTest {
  private record Entry(String name, List<Integer> shape) {
    int elements() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> layers = new ArrayList<>();

  @TempDir Path folder;
  private Weights converted = new Weights(Map.of(), Map.of());

  @BeforeEach
  void convert() throws Exception {
    convolution("conv1", "bn_conv1", 1, 3, 1e-3);
    convolution("res2a_branch2a", "bn2a_branch2a", 1, 2, 1e-5);
    convolution("res2a_branch2b", "bn2a_branch2b", 3, 2, 1e-5);
    convolution("res2a_branch1", "bn2a_branch1", 1, 2, 1e-5);
    entry("fc1000/kernel", 2, 3);
    entry("fc1000/bias", 3);
    write(folder.resolve("package/model"));
    Path file = folder.resolve("out/net.safetensors");
    Files.createDirectories(file.getParent());

    KerasResNet.convert(FileTree.of(folder.resolve("package"), _ -> false), file);

    converted = Safetensors.read(file, Arena.ofAuto());
    try (var files = Files.list(file.getParent())) {
      assertThat(files).as("nothing else is left").containsExactly(file);
    }
  }

  @Test
  void everyTensorGetsTorchvisionsName() {
    assertThat(converted.tensors().keySet())
        .contains(
            "conv1.weight",
            "bn1.running_var",
            "layer1.0.conv1.weight",
            "layer1.0.bn2.bias",
            "layer1.0.downsample.0.weight",
            "layer1.0.downsample.1.running_mean",
            "fc.weight",
            "fc.bias")
        .hasSize(4 * 5 + 2);
    assertThat(converted.metadata())
        .containsEntry("architecture", "resnet50_v1")
        .containsEntry("dataset", "imagenet1k")
        .containsEntry("resize", "256");
  }

  /** Height, width, inputs, filters in Keras; blue, green, red. */
  @Test
  void kernelsAreTurnedAndTheFirstReadsRedFirst() {
    assertThat(values("conv1.weight", List.of(2, 3, 1, 1)))
        .containsExactly(
            keras("conv1/kernel", 4),
            keras("conv1/kernel", 2),
            keras("conv1/kernel", 0),
            keras("conv1/kernel", 5),
            keras("conv1/kernel", 3),
            keras("conv1/kernel", 1));
    float[] kernel = values("layer1.0.conv2.weight", List.of(2, 2, 3, 3));
    for (int filter = 0; filter < 2; filter++) {
      for (int input = 0; input < 2; input++) {
        for (int place = 0; place < 9; place++) {
          assertThat(kernel[(filter * 2 + input) * 9 + place])
              .isEqualTo(keras("res2a_branch2b/kernel", (place * 2 + input) * 2 + filter));
        }
      }
    }
    assertThat(values("fc.weight", List.of(3, 2)))
        .containsExactly(
            keras("fc1000/kernel", 0),
            keras("fc1000/kernel", 3),
            keras("fc1000/kernel", 1),
            keras("fc1000/kernel", 4),
            keras("fc1000/kernel", 2),
            keras("fc1000/kernel", 5));
  }

  /** (x + bias - mean) / sqrt(variance + epsilon), with PyTorch's epsilon of 1e-5. */
  @Test
  void biasAndEpsilonBecomePartOfTheStatistics() {
    assertThat(values("bn1.running_mean", List.of(2)))
        .containsExactly(
            keras("bn_conv1/moving_mean", 0) - keras("conv1/bias", 0),
            keras("bn_conv1/moving_mean", 1) - keras("conv1/bias", 1));
    assertThat(values("bn1.running_var", List.of(2)))
        .containsExactly(
            keras("bn_conv1/moving_variance", 0) + 0.00099f,
            keras("bn_conv1/moving_variance", 1) + 0.00099f);
    assertThat(values("layer1.0.bn1.running_var", List.of(2)))
        .containsExactly(
            keras("bn2a_branch2a/moving_variance", 0), keras("bn2a_branch2a/moving_variance", 1));
    assertThat(values("layer1.0.downsample.1.weight", List.of(2)))
        .containsExactly(keras("bn2a_branch1/gamma", 0), keras("bn2a_branch1/gamma", 1));
  }

  private float[] values(String name, List<Integer> shape) {
    Tensor tensor = Objects.requireNonNull(converted.tensors().get(name), name);
    assertThat(tensor.shape()).isEqualTo(shape);
    float[] values = new float[tensor.data().remaining()];
    tensor.data().get(values);
    return values;
  }

  /** The value at a place of a weight as Keras orders it: its number among all, in hundredths. */
  private float keras(String name, int index) {
    int before = 0;
    for (Entry entry : entries) {
      if (entry.name().equals(name)) {
        return value(before + index);
      }
      before += entry.elements();
    }
    throw new AssertionError(name);
  }

  private static float value(int number) {
    return number / 100f;
  }

  private void convolution(String name, String norm, int kernel, int inputs, double epsilon) {
    entry(name + "/kernel", kernel, kernel, inputs, 2);
    entry(name + "/bias", 2);
    for (String part : List.of("gamma", "beta", "moving_mean", "moving_variance")) {
      entry(norm + "/" + part, 2);
    }
    layers.add("{\"config\":{\"name\":\"%s\",\"epsilon\":%s}}".formatted(norm, epsilon));
  }

  private void entry(String name, Integer... shape) {
    entries.add(new Entry(name, Arrays.asList(shape)));
  }

  /** The values lie in two shards, cut where it happens. */
  private void write(Path to) throws Exception {
    Files.createDirectories(to);
    int all = entries.stream().mapToInt(Entry::elements).sum();
    ByteBuffer bytes = ByteBuffer.allocate(all * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < all; i++) {
      bytes.putFloat(value(i));
    }
    Files.write(to.resolve("shard1"), Arrays.copyOfRange(bytes.array(), 0, 42));
    Files.write(to.resolve("shard2"), Arrays.copyOfRange(bytes.array(), 42, bytes.capacity()));
    String weights =
        entries.stream()
            .map(each -> "{\"name\":\"%s\",\"shape\":%s}".formatted(each.name(), each.shape()))
            .collect(Collectors.joining(","));
    Files.writeString(
        to.resolve("model.json"),
        """
        {"modelTopology":{"model_config":{"config":{"layers":[%s]}}},
         "weightsManifest":[{"paths":["shard1","shard2"],"weights":[%s]}]}
        """
            .formatted(String.join(",", layers), weights));
  }
}
