package cnnlab.weights.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("fc.weight", tensor(List.of(2, 3), 1, -2, 3.5f, Float.MIN_VALUE, 0, 1e30f));
    tensors.put("fc.bias", tensor(List.of(2), 7, 8));
    tensors.put("empty", tensor(List.of(0, 4)));
    tensors.put("scalar", tensor(List.of(), 5));
    Map<String, String> metadata = Map.of("architecture", "resnet18", "dataset", "猫 \"x\"");
    Path file = folder.resolve("weights.safetensors");

    Safetensors.write(file, new Weights(tensors, metadata));
    Safetensors.write(file, new Weights(tensors, metadata));
    Weights read = Safetensors.read(file, Arena.ofAuto());

    assertThat(read.metadata()).isEqualTo(metadata);
    assertThat(read.tensors()).isEqualTo(tensors);
    try (var files = Files.list(folder)) {
      assertThat(files).as("no temporary file is left").containsExactly(file);
    }
  }

  @Test
  void moreValuesThanOneChunkAreWritten() throws Exception {
    float[] values = new float[200_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Path file = folder.resolve("large.safetensors");

    Safetensors.write(
        file, new Weights(Map.of("a", tensor(List.of(values.length), values)), Map.of()));

    FloatBuffer read =
        Objects.requireNonNull(Safetensors.read(file, Arena.ofAuto()).tensors().get("a")).data();
    assertThat(read).isEqualTo(FloatBuffer.wrap(values));
  }

  /** 1/3 and 65504 as IEEE 754 half precision has them. */
  @Test
  void halfPrecisionTakesHalfTheSpaceAndRounds() throws Exception {
    float[] values = new float[300_000];
    values[0] = 1 / 3f;
    values[1] = 65504;
    values[299_999] = -1.5f;
    Map<String, Tensor> tensors = Map.of("a", tensor(List.of(300, 1000), values));
    Path file = folder.resolve("half.safetensors");

    Safetensors.writeHalf(file, TensorSource.of(tensors), Map.of("architecture", "resnet18"));

    Weights read = Safetensors.read(file, Arena.ofAuto());
    FloatBuffer rounded = Objects.requireNonNull(read.tensors().get("a")).data();
    assertThat(rounded.get(0)).isEqualTo(0.33325195f);
    assertThat(rounded.get(1)).isEqualTo(65504);
    assertThat(rounded.get(299_999)).isEqualTo(-1.5f);
    assertThat(rounded.remaining()).isEqualTo(300_000);
    assertThat(read.metadata()).containsEntry("architecture", "resnet18");
    assertThat(Files.size(file)).isBetween(600_000L, 600_400L);
  }

  /** Written by a Python program with NumPy. */
  @Test
  void aFileFromPythonIsRead() throws Exception {
    Weights weights = Safetensors.read(resource("numpy.safetensors"), Arena.ofAuto());

    assertThat(weights.tensors().keySet()).containsExactly("conv1.weight", "fc.bias");
    Tensor conv = Objects.requireNonNull(weights.tensors().get("conv1.weight"));
    assertThat(conv.shape()).containsExactly(2, 3, 2, 2);
    assertThat(conv.data().get(23)).isEqualTo(2.875f);
    assertThat(WeightMetadata.of(weights.metadata()).architecture()).isEqualTo("resnet18");
    assertThat(WeightMetadata.of(weights.metadata()).preprocessing().std())
        .containsExactly(1f, 2f, 3f);
  }

  /** PyTorch's tensors of five types. */
  @Test
  void halfAndDoublePrecisionBecomeFloatsAndCountersAreLeftOut() throws Exception {
    Map<String, Tensor> tensors =
        Safetensors.read(resource("types.safetensors"), Arena.ofAuto()).tensors();

    assertThat(tensors)
        .containsOnly(
            Map.entry("t.f32", tensor(List.of(1, 3), 1.5f, -2, 3.25f)),
            Map.entry("t.f16", tensor(List.of(4), 1.5f, -2, 65504, 0x1p-24f)),
            Map.entry("t.bf16", tensor(List.of(3), 1.5f, -2, Float.intBitsToFloat(0x7f620000))),
            Map.entry("t.f64", tensor(List.of(3), 1.5f, -2, 1e-3f)));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    Path nowhere = folder.resolve("missing").resolve("a.safetensors");

    assertThatThrownBy(() -> Safetensors.write(nowhere, new Weights(Map.of(), Map.of())))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.where()).isEqualTo(folder.resolve("missing").toString());
              assertThat(problem.advice(Messages.ENGLISH)).contains("needs a folder that exists");
              assertThat(problem.advice(Messages.CHINESE)).contains("文件夹");
            });
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Safetensors.read(folder.resolve("no.safetensors"), Arena.ofAuto()))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("no.safetensors");
  }

  private Path resource(String name) throws Exception {
    try (InputStream in = Objects.requireNonNull(SafetensorsTest.class.getResourceAsStream(name))) {
      Files.copy(in, folder.resolve(name));
    }
    return folder.resolve(name);
  }

  private static Tensor tensor(List<Integer> shape, float... values) {
    return new Tensor(shape, FloatBuffer.wrap(values));
  }
}
