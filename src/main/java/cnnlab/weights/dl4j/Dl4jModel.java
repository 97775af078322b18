package cnnlab.weights.dl4j;

import cnnlab.weights.MalformedContent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What configuration.json says: a MultiLayerNetwork's list of layers, or a ComputationGraph.
 *
 * @param vertices in the order in which they are computed and their parameters are kept
 * @param inputs names of the network's inputs
 * @param outputs vertices that answer; the first is the one that counts
 */
record Dl4jModel(List<Vertex> vertices, List<String> inputs, List<String> outputs) {
  /** Bytes; DL4J writes 2,000 for a layer. */
  private static final int LONGEST_TEXT = 32 << 20;

  private static final int MOST_VERTICES = 10_000;
  private static final String INPUT = "input";

  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(50)
                      .maxNumberLength(100)
                      .maxStringLength(1 << 20)
                      .build())
              .build());

  Dl4jModel {
    vertices = List.copyOf(vertices);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Reads a text of JSON as plain values. */
  static JsonNode json(MemorySegment text) throws MalformedContent {
    if (text.byteSize() > LONGEST_TEXT) {
      throw new MalformedContent("a configuration of " + text.byteSize() + " bytes");
    }
    try {
      return JSON.readTree(text.toArray(ValueLayout.JAVA_BYTE));
    } catch (IOException e) {
      throw new MalformedContent("a configuration that is no JSON");
    }
  }

  static Dl4jModel read(MemorySegment text) throws MalformedContent {
    JsonNode configuration = json(text);
    Dl4jModel model =
        configuration.path("confs").isArray() ? sequence(configuration) : graph(configuration);
    if (model.vertices.isEmpty()) {
      throw new MalformedContent("a configuration without layers");
    }
    return model;
  }

  private static Dl4jModel sequence(JsonNode configuration) throws MalformedContent {
    List<Vertex> vertices = new ArrayList<>();
    Set<String> names = new HashSet<>(Set.of(INPUT));
    String before = INPUT;
    for (JsonNode each : configuration.path("confs")) {
      requireMore(vertices.size());
      JsonNode layer = each.path("layer");
      String usual = "layer" + vertices.size();
      String name = layer.path("layerName").asText(usual);
      if (!names.add(name)) {
        name = usual;
        names.add(name);
      }
      JsonNode preprocessor =
          configuration.path("inputPreProcessors").path(Integer.toString(vertices.size()));
      vertices.add(
          Vertex.layer(
              name, layer, List.of(before), preprocessor.isObject() ? preprocessor : null));
      before = name;
    }
    return new Dl4jModel(vertices, List.of(INPUT), List.of(before));
  }

  private static void requireMore(int vertices) throws MalformedContent {
    if (vertices >= MOST_VERTICES) {
      throw new MalformedContent("more than " + MOST_VERTICES + " layers");
    }
  }

  private static Dl4jModel graph(JsonNode configuration) throws MalformedContent {
    List<String> inputs = texts(configuration.path("networkInputs"));
    List<String> outputs = texts(configuration.path("networkOutputs"));
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new MalformedContent("a configuration without inputs or outputs");
    }
    Map<String, Vertex> vertices = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : configuration.path("vertices").properties()) {
      requireMore(vertices.size());
      List<String> reads = texts(configuration.path("vertexInputs").path(each.getKey()));
      vertices.put(each.getKey(), vertex(each.getKey(), each.getValue(), reads));
    }
    List<String> order = texts(configuration.path("topologicalOrderStr"));
    order.removeAll(inputs);
    if (!new HashSet<>(order).equals(vertices.keySet()) || order.size() != vertices.size()) {
      order = sorted(vertices, inputs);
    }
    return new Dl4jModel(
        order.stream().map(name -> Objects.requireNonNull(vertices.get(name))).toList(),
        inputs,
        outputs);
  }

  private static Vertex vertex(String name, JsonNode vertex, List<String> inputs)
      throws MalformedContent {
    return Vertex.kind(vertex).equals("LayerVertex")
        ? Vertex.layer(
            name, vertex.path("layerConf").path("layer"), inputs, vertex.path("preProcessor"))
        : new Vertex(name, Vertex.kind(vertex), vertex, inputs, MissingNode.getInstance());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** As DL4J sorts them where a file does not say it: what can be computed first, comes first. */
  private static List<String> sorted(Map<String, Vertex> vertices, List<String> inputs)
      throws MalformedContent {
    Map<String, Set<String>> waitsFor = new LinkedHashMap<>();
    Map<String, List<String>> readers = new HashMap<>();
    vertices.forEach(
        (name, vertex) -> {
          waitsFor.put(name, new HashSet<>(vertex.inputs()));
          for (String input : new HashSet<>(vertex.inputs())) {
            readers.computeIfAbsent(input, _ -> new ArrayList<>()).add(name);
          }
        });
    Deque<String> ready = new ArrayDeque<>(inputs);
    List<String> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      String next = ready.removeFirst();
      if (vertices.containsKey(next)) {
        order.add(next);
      }
      for (String reader : readers.getOrDefault(next, List.of())) {
        Set<String> left = Objects.requireNonNull(waitsFor.get(reader));
        if (left.remove(next) && left.isEmpty()) {
          ready.addLast(reader);
        }
      }
    }
    if (order.size() != vertices.size()) {
      throw new MalformedContent("vertices that read nothing that is there");
    }
    return order;
  }
}
