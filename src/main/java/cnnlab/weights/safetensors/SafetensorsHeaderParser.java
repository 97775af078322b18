package cnnlab.weights.safetensors;

import cnnlab.text.UserProblem;
import cnnlab.weights.ElementType;
import cnnlab.weights.WholeNumbers;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a safetensors file and believes none of it. It is read token by token, so
 * that it takes no more memory than the tensors that it tells of.
 */
final class SafetensorsHeaderParser {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String METADATA = "__metadata__";
  private static final int MOST_DIMENSIONS = 8;

  /** Far above any network's: ResNet-152 with its optimizer's state has 1,800. */
  private static final int MOST_ENTRIES = 50_000;

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
  SafetensorsHeader parse(byte[] text, long valueBytes) throws UserProblem {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<SafetensorsHeader.Entry> entries = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      require(json.nextToken() == JsonToken.START_OBJECT);
      Set<String> names = new HashSet<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (!names.add(name)) {
          throw problem("weights.duplicate", file.getFileName(), name);
        }
        require(names.size() <= MOST_ENTRIES);
        json.nextToken();
        if (name.equals(METADATA)) {
          readMetadata(json, metadata);
        } else {
          entries.add(entry(name, json));
        }
      }
      require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
    } catch (IOException e) {
      throw problem("weights.header", file.getFileName()).causedBy(e);
    }
    entries.sort(
        Comparator.comparingLong(SafetensorsHeader.Entry::begin)
            .thenComparingLong(SafetensorsHeader.Entry::end));
    checkPlaces(entries, valueBytes);
    return new SafetensorsHeader(entries, metadata);
  }

  private static void require(boolean sound) throws JsonProcessingException {
    if (!sound) {
      throw new JsonParseException(null, "No header");
    }
  }

  private void readMetadata(JsonParser json, Map<String, String> metadata)
      throws IOException, UserProblem {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw entryProblem(METADATA);
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw entryProblem(METADATA);
      }
      metadata.put(key, json.getText());
    }
  }

  private SafetensorsHeader.Entry entry(String name, JsonParser json)
      throws IOException, UserProblem {
    @Nullable String type = null;
    @Nullable List<Long> shape = null;
    @Nullable List<Long> offsets = null;
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw entryProblem(name);
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("dtype") && value == JsonToken.VALUE_STRING && type == null) {
        type = json.getText();
      } else if (field.equals("shape") && shape == null) {
        shape = numbers(name, json);
      } else if (field.equals("data_offsets") && offsets == null) {
        offsets = numbers(name, json);
      } else {
        throw entryProblem(name);
      }
    }
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw entryProblem(name);
    }
    return entry(name, type(name, type), sizes(name, shape), offsets.get(0), offsets.get(1));
  }

  private SafetensorsHeader.Entry entry(
      String name, ElementType type, List<Integer> shape, long begin, long end) throws UserProblem {
    WholeNumbers.refuseWeights(file, name, type);
    long wanted = bytes(name, type, shape);
    if (end - begin != wanted) {
      throw problem("weights.extent", file.getFileName(), name, wanted, end - begin);
    }
    return new SafetensorsHeader.Entry(name, type, shape, begin, end);
  }

  /** An array of a few whole numbers, none below 0. */
  private List<Long> numbers(String name, JsonParser json) throws IOException, UserProblem {
    List<Long> numbers = new ArrayList<>();
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw entryProblem(name);
    }
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      boolean fits = json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
      if (!fits || json.getLongValue() < 0 || numbers.size() == MOST_DIMENSIONS) {
        throw entryProblem(name);
      }
      numbers.add(json.getLongValue());
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw entryProblem(name);
    }
    return numbers;
  }

  private ElementType type(String name, String type) throws UserProblem {
    for (ElementType known : ElementType.values()) {
      if (known.name().equals(type)) {
        return known;
      }
    }
    throw problem("weights.type", file.getFileName(), name, type);
  }

  private List<Integer> sizes(String name, List<Long> shape) throws UserProblem {
    List<Integer> sizes = new ArrayList<>();
    for (long size : shape) {
      if (size > Integer.MAX_VALUE) {
        throw entryProblem(name);
      }
      sizes.add((int) size);
    }
    return sizes;
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
