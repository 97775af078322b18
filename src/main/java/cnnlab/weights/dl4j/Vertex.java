package cnnlab.weights.dl4j;

import cnnlab.weights.MalformedContent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer or another vertex of a configuration.
 *
 * @param kind the simple name of its class, which stands for what it computes and is never loaded
 * @param settings its fields
 * @param inputs names of the vertices, or the network's inputs, that it reads
 * @param preprocessor what is done before to the first of them; missing where nothing is
 */
record Vertex(
    String name, String kind, JsonNode settings, List<String> inputs, JsonNode preprocessor) {
  private static final String CLASS = "@class";

  Vertex {
    inputs = List.copyOf(inputs);
  }

  /** A layer; one that transfer learning froze is what is in the ice. */
  static Vertex layer(
      String name, JsonNode layer, List<String> inputs, @Nullable JsonNode preprocessor)
      throws MalformedContent {
    JsonNode inner = layer;
    while (kind(inner).startsWith("FrozenLayer") && inner.path("layer").isObject()) {
      inner = inner.path("layer");
    }
    return new Vertex(
        name,
        kind(inner),
        inner,
        inputs,
        preprocessor == null || preprocessor.isNull() ? MissingNode.getInstance() : preprocessor);
  }

  /** {@code ActivationReLU} of {@code org.nd4j.linalg.activations.impl.ActivationReLU}. */
  static String kind(JsonNode object) throws MalformedContent {
    String name = object.path(CLASS).asText("");
    if (name.isEmpty()) {
      throw new MalformedContent("an entry of configuration.json without " + CLASS);
    }
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** Whether it says how large the maps are that it reads. */
  boolean saysSize() {
    return preprocessor.has("inputHeight") || settings.path("preProcessor").has("inputHeight");
  }

  boolean isTrue(String field, boolean usual) {
    return settings.path(field).asBoolean(usual);
  }

  double real(String field, double usual) {
    return settings.path(field).asDouble(usual);
  }

  String text(String field, String usual) {
    return settings.path(field).asText(usual);
  }

  /** A whole number that must be there. */
  int number(String field) throws MalformedContent {
    return number(settings, field);
  }

  static int number(JsonNode object, String field) throws MalformedContent {
    JsonNode number = object.path(field);
    if (!number.canConvertToInt() || !number.isIntegralNumber()) {
      throw new MalformedContent(field + " " + number);
    }
    return number.intValue();
  }

  /** Whole numbers; these where the field is not there. */
  List<Integer> numbers(String field, List<Integer> usual) throws MalformedContent {
    JsonNode array = settings.path(field);
    if (array.isMissingNode() || array.isNull()) {
      return usual;
    }
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode each : array) {
      if (!each.canConvertToInt()) {
        throw new MalformedContent(field + " " + each);
      }
      numbers.add(each.intValue());
    }
    if (numbers.size() != usual.size()) {
      throw new MalformedContent(field + " of " + numbers.size() + " numbers");
    }
    return numbers;
  }
}
