package cnnlab.weights;

import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Class names beside a weight file, as JSON: an array of names in the order of the classes, or an
 * object from each class's number to its name or, as Keras writes it, to an array that ends with
 * its name.
 */
public final class LabelsFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int MOST_MEBIBYTES = 16;

  private LabelsFile() {}

  /** The names in the order of the classes. */
  public static List<String> read(Path file) throws UserProblem {
    try {
      JsonNode root = JSON.readTree(LimitedFile.text(file, MOST_MEBIBYTES));
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < root.size(); i++) {
        labels.add(name(root.isArray() ? root.path(i) : root.path(Integer.toString(i)), file));
      }
      if (labels.isEmpty()) {
        throw malformed(file);
      }
      return List.copyOf(labels);
    } catch (JsonProcessingException e) {
      throw malformed(file).causedBy(e);
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", file).at(file.toString()).causedBy(e);
    }
  }

  private static String name(JsonNode node, Path file) throws UserProblem {
    JsonNode name = node.isArray() && !node.isEmpty() ? node.get(node.size() - 1) : node;
    if (!name.isTextual()) {
      throw malformed(file);
    }
    return name.textValue();
  }

  private static UserProblem malformed(Path file) {
    return UserProblem.of("weights.labels", file.getFileName()).at(file.toString());
  }
}
