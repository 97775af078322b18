package cnnlab.weights.safetensors;

import cnnlab.text.UserProblem;
import cnnlab.weights.ElementType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the header of a safetensors file and believes none of it. */
final class SafetensorsHeaderParser {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String METADATA = "__metadata__";
  private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");
  private static final int MOST_DIMENSIONS = 8;

  private final Path file;

  /**
   * @param file to be named in problems
   */
  SafetensorsHeaderParser(Path file) {
    this.file = file;
  }

  /**
   * Reads a header.
   *
   * @param text UTF-8
   * @param valueBytes length of what follows the header in the file
   */
  SafetensorsHeader parse(ByteBuffer text, long valueBytes) throws UserProblem {
    JsonNode root = json(text);
    Map<String, String> metadata = Map.of();
    List<SafetensorsHeader.Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getKey().equals(METADATA)) {
        metadata = metadata(field.getValue());
      } else {
        entries.add(entry(field.getKey(), field.getValue()));
      }
    }
    entries.sort(
        Comparator.comparingLong(SafetensorsHeader.Entry::begin)
            .thenComparingLong(SafetensorsHeader.Entry::end));
    checkPlaces(entries, valueBytes);
    return new SafetensorsHeader(entries, metadata);
  }

  private JsonNode json(ByteBuffer text) throws UserProblem {
    try {
      JsonNode root = JSON.readTree(StandardCharsets.UTF_8.newDecoder().decode(text).toString());
      if (!root.isObject()) {
        throw problem("weights.header", file.getFileName());
      }
      return root;
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw problem("weights.header", file.getFileName()).causedBy(e);
    }
  }

  private Map<String, String> metadata(JsonNode node) throws UserProblem {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getValue().isTextual()) {
        throw entryProblem(METADATA);
      }
      metadata.put(field.getKey(), field.getValue().textValue());
    }
    if (!node.isObject()) {
      throw entryProblem(METADATA);
    }
    return metadata;
  }

  private SafetensorsHeader.Entry entry(String name, JsonNode node) throws UserProblem {
    JsonNode dtype = node.path("dtype");
    JsonNode offsets = node.path("data_offsets");
    if (node.size() != FIELDS.size()
        || !dtype.isTextual()
        || !node.path("shape").isArray()
        || !offsets.isArray()
        || offsets.size() != 2) {
      throw entryProblem(name);
    }
    ElementType type = type(name, dtype.textValue());
    List<Integer> shape = shape(name, node.path("shape"));
    long begin = offset(name, offsets.get(0));
    long end = offset(name, offsets.get(1));
    long wanted = bytes(name, type, shape);
    if (end - begin != wanted) {
      throw problem("weights.extent", file.getFileName(), name, wanted, end - begin);
    }
    return new SafetensorsHeader.Entry(name, type, shape, begin, end);
  }

  private ElementType type(String name, String type) throws UserProblem {
    for (ElementType known : ElementType.values()) {
      if (known.name().equals(type)) {
        return known;
      }
    }
    throw problem("weights.type", file.getFileName(), name, type);
  }

  private List<Integer> shape(String name, JsonNode node) throws UserProblem {
    if (node.size() > MOST_DIMENSIONS) {
      throw entryProblem(name);
    }
    List<Integer> shape = new ArrayList<>();
    for (JsonNode dimension : node) {
      if (!dimension.isIntegralNumber()
          || !dimension.canConvertToInt()
          || dimension.intValue() < 0) {
        throw entryProblem(name);
      }
      shape.add(dimension.intValue());
    }
    return shape;
  }

  private long offset(String name, JsonNode node) throws UserProblem {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw entryProblem(name);
    }
    return node.longValue();
  }

  /** Bytes that a shape takes; one tensor holds fewer than 2 GiB. */
  private long bytes(String name, ElementType type, List<Integer> shape) throws UserProblem {
    long bytes = type.bytes();
    for (int dimension : shape) {
      bytes *= dimension;
      if (bytes > Integer.MAX_VALUE) {
        throw entryProblem(name);
      }
    }
    return bytes;
  }

  /** Tensors must follow one another from the first byte to the last. */
  private void checkPlaces(List<SafetensorsHeader.Entry> entries, long valueBytes)
      throws UserProblem {
    long at = 0;
    for (SafetensorsHeader.Entry entry : entries) {
      if (entry.begin() != at) {
        throw problem("weights.places", file.getFileName(), entry.name());
      }
      at = entry.end();
    }
    if (at != valueBytes) {
      throw problem("weights.length", file.getFileName(), valueBytes, at);
    }
  }

  private UserProblem entryProblem(String name) {
    return problem("weights.entry", file.getFileName(), name);
  }

  private UserProblem problem(String key, Object... arguments) {
    return UserProblem.of(key, arguments).at(file.toString());
  }
}
