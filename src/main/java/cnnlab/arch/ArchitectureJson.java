package cnnlab.arch;

import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Architectures as JSON: the fields of {@link Architecture}, each layer's {@link Op} by its kind.
 */
public final class ArchitectureJson {
  /** Characters; ResNet-152 takes about 150,000. */
  static final int LONGEST_TEXT = 4_000_000;

  /** The longest file of one. */
  public static final int MOST_MEBIBYTES = 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JsonMapper STRICT =
      MAPPER.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ArchitectureJson() {}

  public static String write(Architecture architecture) {
    try {
      return MAPPER.writeValueAsString(architecture);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads an architecture and checks that it can be built. Fields that it does not know come from a
   * later version and are passed over.
   *
   * @throws UserProblem located at the layer at fault where it is one
   */
  public static Architecture read(String json) throws UserProblem {
    return parse(json, MAPPER).build();
  }

  /**
   * Reads an architecture that a user may have written: what is wrong is told with its line, also a
   * field that has no use.
   *
   * @throws UserProblem with the line, located at the layer at fault where it is one
   */
  public static Architecture readOwn(String json) throws UserProblem {
    Draft draft = parse(json, STRICT);
    try {
      return draft.build();
    } catch (UserProblem wrong) {
      throw new ArchitectureText(json).located(wrong, draft);
    }
  }

  private static Draft parse(String json, JsonMapper mapper) throws UserProblem {
    if (json.length() > LONGEST_TEXT) {
      throw UserProblem.of("architecture.too-long", json.length(), LONGEST_TEXT);
    }
    try {
      Draft draft = mapper.readValue(json, Draft.class);
      if (draft == null) {
        throw UserProblem.of("architecture.unreadable", 1);
      }
      return draft;
    } catch (JsonProcessingException e) {
      throw new ArchitectureText(json).problem(e).causedBy(e);
    }
  }
}
