package cnnlab.weights.dl4j;

import cnnlab.weights.MalformedContent;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a file wants its images normalized, and what else it says of itself. */
final class Dl4jMetadata {
  private static final int LONGEST_NORMALIZER = 1 << 16;
  private static final float WHITE = 255;

  /** Mean colors of ImageNet that DL4J's VGG16ImagePreProcessor subtracts. */
  private static final List<Float> VGG_MEANS = List.of(123.68f, 116.779f, 103.939f);

  private Dl4jMetadata() {}

  /** As this program writes it. */
  static Map<String, String> read(MemorySegment text) throws MalformedContent {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : Dl4jModel.json(text).properties()) {
      metadata.put(each.getKey(), each.getValue().asText());
    }
    return metadata;
  }

  /**
   * Of a normalizer that was saved with a model. Where there is none, images are taken from 0 to 1,
   * as DL4J's own ImagePreProcessingScaler yields them.
   *
   * @param content empty where there is none
   */
  static Map<String, String> ofNormalizer(MemorySegment content) throws MalformedContent {
    if (content.byteSize() == 0) {
      return scaled(0, 1, WHITE);
    }
    byte[] bytes =
        content
            .asSlice(0, Math.min(LONGEST_NORMALIZER, content.byteSize()))
            .toArray(ValueLayout.JAVA_BYTE);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.readUTF();
      in.readInt(); // the version
      String type = in.readUTF();
      return switch (type) {
        case "IMAGE_MIN_MAX" ->
            scaled((float) in.readDouble(), (float) in.readDouble(), (float) in.readDouble());
        case "IMAGE_VGG16" ->
            normalized(VGG_MEANS.stream().map(it -> it / WHITE).toList(), 1 / WHITE);
        default -> throw new MalformedContent("images normalized by " + type);
      };
    } catch (IOException e) {
      throw new MalformedContent("a normalizer that ends early");
    }
  }

  /** Values of colors from 0 to {@code white} are spread from {@code least} to {@code most}. */
  private static Map<String, String> scaled(float least, float most, float white)
      throws MalformedContent {
    float std = white / WHITE / (most - least);
    if (!(std > 0) || !Float.isFinite(std * least)) {
      throw new MalformedContent("images from " + least + " to " + most);
    }
    return normalized(Collections.nCopies(Dl4jGraph.COLORS, 0 - std * least), std);
  }

  private static Map<String, String> normalized(List<Float> mean, float std) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("mean", mean.toString());
    metadata.put("std", Collections.nCopies(Dl4jGraph.COLORS, std).toString());
    return metadata;
  }
}
