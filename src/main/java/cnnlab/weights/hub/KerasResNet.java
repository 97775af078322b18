package cnnlab.weights.hub;

import cnnlab.data.tree.FileTree;
import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.keras.KerasArray;
import cnnlab.weights.keras.KerasNetworks;
import cnnlab.weights.safetensors.Safetensors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ResNet-50 of keras.applications, as TensorFlow.js keeps it: a model.json and shards of
 * float32 values.
 */
final class KerasResNet {
  private static final long LONGEST_MODEL = 16L << 20;

  private KerasResNet() {}

  /** Writes the weights of an unpacked package as safetensors, under torchvision's names. */
  static void convert(FileTree content, Path file) throws IOException, UserProblem {
    String model =
        content.files().stream()
            .filter(name -> name.endsWith("model.json"))
            .findFirst()
            .orElseThrow(() -> new IOException("No model.json"));
    JsonNode json;
    try (InputStream in = content.open(model)) {
      json = new JsonMapper().readTree(in.readNBytes((int) LONGEST_MODEL));
    }
    Path shards = file.resolveSibling("shards.part");
    String folder = model.substring(0, model.lastIndexOf('/') + 1);
    Map<String, String> about =
        new WeightMetadata(
                "resnet50_v1",
                "imagenet1k",
                PublishedWeights.named("resnet50_v1").orElseThrow().preprocessing())
            .toMap();
    try (Arena memory = Arena.ofShared()) {
      join(content, folder, json.path("weightsManifest").path(0).path("paths"), shards);
      Weights network =
          KerasNetworks.of(layers(json, mapped(shards, memory)), epsilons(json))
              .orElseThrow(() -> new IOException("No ResNet"));
      Safetensors.write(file, TensorSource.of(network.tensors()), about);
    } finally {
      Files.deleteIfExists(shards);
    }
  }

  private static void join(FileTree content, String folder, JsonNode names, Path shards)
      throws IOException {
    try (OutputStream all = Files.newOutputStream(shards)) {
      for (JsonNode name : names) {
        try (InputStream in = content.open(folder + name.asText())) {
          in.transferTo(all);
        }
      }
    }
  }

  private static FloatBuffer mapped(Path file, Arena memory) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MemorySegment content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), memory);
      return content.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
  }

  private static Map<String, List<KerasArray>> layers(JsonNode model, FloatBuffer values) {
    Map<String, List<KerasArray>> layers = new HashMap<>();
    int at = 0;
    for (JsonNode weight : model.path("weightsManifest").path(0).path("weights")) {
      List<Integer> shape = weight.path("shape").valueStream().map(JsonNode::intValue).toList();
      int elements = shape.stream().reduce(1, Math::multiplyExact);
      String name = weight.path("name").asText();
      layers
          .computeIfAbsent(name.substring(0, name.indexOf('/')), _ -> new ArrayList<>())
          .add(new KerasArray(shape, values.slice(at, elements)));
      at = Math.addExact(at, elements);
    }
    if (at != values.limit()) {
      throw new IllegalArgumentException(values.limit() + " values for " + at);
    }
    return layers;
  }

  private static Map<String, Double> epsilons(JsonNode model) {
    Map<String, Double> epsilons = new HashMap<>();
    JsonNode config = model.path("modelTopology").path("model_config").path("config");
    for (JsonNode layer : config.path("layers")) {
      JsonNode own = layer.path("config");
      if (own.has("epsilon")) {
        epsilons.put(own.path("name").asText(), own.path("epsilon").asDouble());
      }
    }
    return epsilons;
  }
}
