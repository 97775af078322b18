package cnnlab.weights;

import cnnlab.data.transform.Preprocessing;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a weight file says of itself in {@code __metadata__}, where every value is a string: {@code
 * architecture}, {@code architecture_json} where that is no network of the catalogue, {@code
 * dataset}, {@code input_size}, {@code resize} in pixels, {@code mean} and {@code std} as JSON
 * arrays of three numbers, on the scale 0 to 1, {@code labels}, a JSON array. What is absent is
 * taken as for ImageNet; what means something else to another program is {@link ForeignMetadata}.
 *
 * @param architecture the catalogue's name, or that of an own network
 */
public record WeightMetadata(
    @Nullable String architecture, @Nullable String dataset, Preprocessing preprocessing) {
  /** Key of the network itself as JSON, for one that the catalogue does not have. */
  public static final String DEFINITION = "architecture_json";

  /** Key of the side of the image, in pixels. */
  public static final String INPUT_SIZE = "input_size";

  /** Key of the length of the shorter side before the image is cut out. */
  public static final String RESIZE = "resize";

  private static final String LABELS = "labels";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LARGEST_SIZE = 4096;

  /** Reads {@code __metadata__}; a value that makes no sense is named in the problem. */
  public static WeightMetadata of(Map<String, String> metadata) throws UserProblem {
    return of(metadata, Preprocessing.IMAGENET);
  }

  /**
   * The same.
   *
   * @param usual what is absent is taken from here, except that the resizing follows the input size
   */
  public static WeightMetadata of(Map<String, String> metadata, Preprocessing usual)
      throws UserProblem {
    int inputSize = size(metadata, INPUT_SIZE, usual.inputSize());
    int usualResize =
        inputSize == usual.inputSize() ? usual.resize() : Preprocessing.usual(inputSize).resize();
    int resize = size(metadata, RESIZE, usualResize);
    List<Float> mean = triple(metadata, "mean", usual.mean());
    List<Float> std = triple(metadata, "std", usual.std());
    if (resize < inputSize) {
      throw odd(RESIZE, metadata.get(RESIZE));
    }
    if (!std.stream().allMatch(value -> value > 0)) {
      throw odd("std", metadata.get("std"));
    }
    return new WeightMetadata(
        metadata.get("architecture"),
        metadata.get("dataset"),
        new Preprocessing(inputSize, resize, mean, std));
  }

  /** As {@code __metadata__}. */
  public Map<String, String> toMap() {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (architecture != null) {
      metadata.put("architecture", architecture);
    }
    if (dataset != null) {
      metadata.put("dataset", dataset);
    }
    metadata.put(INPUT_SIZE, Integer.toString(preprocessing.inputSize()));
    metadata.put(RESIZE, Integer.toString(preprocessing.resize()));
    metadata.put("mean", preprocessing.mean().toString());
    metadata.put("std", preprocessing.std().toString());
    return metadata;
  }

  /** The classes' names that a file says, in their order; empty where it says none. */
  public static List<String> labels(Map<String, String> metadata) throws UserProblem {
    String text = metadata.get(LABELS);
    try {
      return text == null ? List.of() : List.of(JSON.readValue(text, String[].class));
    } catch (JsonProcessingException | NullPointerException e) {
      throw odd(LABELS, text).causedBy(e);
    }
  }

  /**
   * Refuses a file whose metadata cannot be read.
   *
   * @throws UserProblem that names file, key and value
   */
  public static void require(Path file, Map<String, String> metadata) throws UserProblem {
    try {
      of(metadata);
      labels(metadata);
    } catch (UserProblem odd) {
      throw UserProblem.of("weights.metadata.file", file.getFileName(), odd)
          .at(file.toString())
          .causedBy(odd);
    }
  }

  /** Classes' names as {@code __metadata__}. */
  public static Map<String, String> ofLabels(List<String> labels) {
    try {
      return Map.of(LABELS, JSON.writeValueAsString(labels));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int size(Map<String, String> metadata, String key, int usual) throws UserProblem {
    String text = metadata.get(key);
    if (text == null) {
      return usual;
    }
    try {
      int size = Integer.parseInt(text.strip());
      if (size >= 1 && size <= LARGEST_SIZE) {
        return size;
      }
      throw odd(key, text);
    } catch (NumberFormatException e) {
      throw odd(key, text).causedBy(e);
    }
  }

  private static List<Float> triple(Map<String, String> metadata, String key, List<Float> usual)
      throws UserProblem {
    String text = metadata.get(key);
    if (text == null) {
      return usual;
    }
    try {
      List<Float> values = new ArrayList<>();
      for (JsonNode value : JSON.readTree(text)) {
        if (!value.isNumber() || !Float.isFinite(value.floatValue())) {
          throw odd(key, text);
        }
        values.add(value.floatValue());
      }
      if (values.size() != 3) {
        throw odd(key, text);
      }
      return values;
    } catch (JsonProcessingException e) {
      throw odd(key, text).causedBy(e);
    }
  }

  private static UserProblem odd(String key, @Nullable String value) {
    return UserProblem.of("weights.metadata", key, String.valueOf(value)).at(key);
  }
}
