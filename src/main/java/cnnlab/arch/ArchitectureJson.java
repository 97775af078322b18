package cnnlab.arch;

import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Objects;

/**
 * Architectures as JSON: the fields of {@link Architecture}, each layer's {@link Op} by its kind.
 */
public final class ArchitectureJson {
  /** Characters; ResNet-152 takes about 150,000. */
  static final int LONGEST_TEXT = 4_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ArchitectureJson() {}

  public static String write(Architecture architecture) {
    try {
      return MAPPER.writeValueAsString(architecture);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a draft, whatever is wrong with it. */
  public static String write(Draft draft) {
    try {
      return MAPPER.writeValueAsString(draft);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a draft; it need not be one that can be built. */
  public static Draft readDraft(String json) throws UserProblem {
    return parse(json);
  }

  /**
   * Reads an architecture and checks that it can be built.
   *
   * @throws UserProblem located at the layer at fault where it is one
   */
  public static Architecture read(String json) throws UserProblem {
    if (json.length() > LONGEST_TEXT) {
      throw UserProblem.of("architecture.too-long", json.length(), LONGEST_TEXT);
    }
    return parse(json).build();
  }

  private static Draft parse(String json) throws UserProblem {
    try {
      return Objects.requireNonNull(MAPPER.readValue(json, Draft.class));
    } catch (InvalidTypeIdException e) {
      throw UserProblem.of("architecture.unknown-op", Objects.toString(e.getTypeId(), ""))
          .causedBy(e);
    } catch (JsonProcessingException | NullPointerException e) {
      throw UserProblem.of("architecture.unreadable", line(e)).causedBy(e);
    }
  }

  private static int line(Exception failure) {
    JsonLocation location =
        failure instanceof JsonProcessingException json ? json.getLocation() : null;
    return location == null ? 1 : location.getLineNr();
  }
}
