package cnnlab.weights.hub;

import cnnlab.data.tree.FileTree;
import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ResNet-50 of keras.applications, as TensorFlow.js keeps it (a model.json and shards of
 * float32 values), under torchvision's names. A convolution's bias becomes part of the running mean
 * after it, a larger epsilon part of the running variance, and the first convolution reads red,
 * green, blue in place of blue, green, red.
 */
final class KerasResNet {
  private static final Pattern CONVOLUTION = Pattern.compile("res(\\d)([a-f])_branch(1|2[abc])");
  private static final double EPSILON = 1e-5;
  private static final long LONGEST_MODEL = 16L << 20;

  /** Shape and place among all values, in values. */
  private record Weight(List<Integer> shape, int begin) {
    int elements() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  private final FloatBuffer values;
  private final Map<String, Weight> weights = new HashMap<>();
  private final Map<String, Double> epsilons = new HashMap<>();
  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
  private final Map<String, TensorSource.Reader> readers = new HashMap<>();

  private KerasResNet(JsonNode model, FloatBuffer values) {
    this.values = values;
    int at = 0;
    for (JsonNode weight : model.path("weightsManifest").path(0).path("weights")) {
      List<Integer> shape = weight.path("shape").valueStream().map(JsonNode::intValue).toList();
      Weight placed = new Weight(shape, at);
      weights.put(weight.path("name").asText(), placed);
      at = Math.addExact(at, placed.elements());
    }
    if (at != values.limit()) {
      throw new IllegalArgumentException(values.limit() + " values for " + at);
    }
    JsonNode config = model.path("modelTopology").path("model_config").path("config");
    for (JsonNode layer : config.path("layers")) {
      JsonNode own = layer.path("config");
      epsilons.put(own.path("name").asText(), own.path("epsilon").asDouble(EPSILON));
    }
  }

  /** Writes the weights of an unpacked package as safetensors. */
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
    try (OutputStream all = Files.newOutputStream(shards)) {
      for (JsonNode path : json.path("weightsManifest").path(0).path("paths")) {
        try (InputStream in = content.open(folder + path.asText())) {
          in.transferTo(all);
        }
      }
    }
    KerasResNet network = new KerasResNet(json, mapped(shards));
    network.nameAll();
    Map<String, String> about =
        new WeightMetadata(
                "resnet50_v1",
                "imagenet1k",
                PublishedWeights.named("resnet50_v1").orElseThrow().preprocessing())
            .toMap();
    Safetensors.write(
        file,
        TensorSource.of(
            network.shapes, name -> Objects.requireNonNull(network.readers.get(name)).read(name)),
        about);
    Files.delete(shards);
  }

  private static FloatBuffer mapped(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MemorySegment content =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
      return content.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
  }

  private void nameAll() {
    convolution("conv1", "bn_conv1", "conv1", "bn1");
    weights.keySet().stream()
        .filter(name -> name.startsWith("res") && name.endsWith("/kernel"))
        .map(name -> name.substring(0, name.indexOf('/')))
        .sorted()
        .forEach(this::ofBlock);
    Weight classifier = weight("fc1000/kernel");
    int inputs = classifier.shape().get(0);
    int classes = classifier.shape().get(1);
    put("fc.weight", List.of(classes, inputs), i -> i % inputs * classes + i / inputs, classifier);
    put("fc.bias", List.of(classes), i -> i, weight("fc1000/bias"));
  }

  private void ofBlock(String keras) {
    Matcher parts = CONVOLUTION.matcher(keras);
    if (!parts.matches()) {
      throw new IllegalArgumentException(keras);
    }
    String block =
        "layer%d.%d."
            .formatted(Integer.parseInt(parts.group(1)) - 1, parts.group(2).charAt(0) - 'a');
    String norm = keras.replace("res", "bn");
    if (parts.group(3).equals("1")) {
      convolution(keras, norm, block + "downsample.0", block + "downsample.1");
    } else {
      int number = parts.group(3).charAt(1) - 'a' + 1;
      convolution(keras, norm, block + "conv" + number, block + "bn" + number);
    }
  }

  private void convolution(String keras, String kerasNorm, String name, String norm) {
    Weight kernel = weight(keras + "/kernel");
    int height = kernel.shape().get(0);
    int width = kernel.shape().get(1);
    int inputs = kernel.shape().get(2);
    int filters = kernel.shape().get(3);
    boolean readsImage = name.equals("conv1");
    put(
        name + ".weight",
        List.of(filters, inputs, height, width),
        i -> {
          int place = i % (height * width);
          int channel = i / (height * width) % inputs;
          int from = readsImage ? inputs - 1 - channel : channel;
          return (place * inputs + from) * filters + i / (height * width * inputs);
        },
        kernel);
    List<Integer> channels = List.of(filters);
    put(norm + ".weight", channels, i -> i, weight(kerasNorm + "/gamma"));
    put(norm + ".bias", channels, i -> i, weight(kerasNorm + "/beta"));
    Weight mean = weight(kerasNorm + "/moving_mean");
    Weight bias = weight(keras + "/bias");
    put(norm + ".running_mean", channels, i -> value(mean, i) - value(bias, i));
    Weight variance = weight(kerasNorm + "/moving_variance");
    float more = (float) (epsilons.getOrDefault(kerasNorm, EPSILON) - EPSILON);
    put(norm + ".running_var", channels, i -> value(variance, i) + more);
  }

  private Weight weight(String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }

  private float value(Weight weight, int index) {
    return values.get(weight.begin() + index);
  }

  /** Where a tensor's value lies in Keras's order. */
  private interface Order {
    int of(int index);
  }

  private interface Value {
    float of(int index);
  }

  private void put(String name, List<Integer> shape, Order order, Weight weight) {
    put(name, shape, i -> value(weight, order.of(i)));
  }

  private void put(String name, List<Integer> shape, Value value) {
    shapes.put(name, shape);
    readers.put(
        name,
        _ -> {
          float[] tensor = new float[shape.stream().reduce(1, Math::multiplyExact)];
          for (int i = 0; i < tensor.length; i++) {
            tensor[i] = value.of(i);
          }
          return FloatBuffer.wrap(tensor);
        });
  }
}
