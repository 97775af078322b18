package cnnlab.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, String> metadata = Map.of("architecture", "resnet18", "dataset", "猫 \"x\"");
    Path file = folder.resolve("weights.safetensors");

    Safetensors.write(file, new Weights(tensors, metadata));
    Safetensors.write(file, new Weights(tensors, metadata));
    Weights read = Safetensors.read(file);

    assertThat(read.metadata()).isEqualTo(metadata);
    assertThat(read.tensors()).isEqualTo(tensors);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private static Tensor tensor(List<Integer> shape, float... values) {
    return new Tensor(shape, FloatBuffer.wrap(values));
  }
}
