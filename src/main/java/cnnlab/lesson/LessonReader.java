package cnnlab.lesson;

import cnnlab.arch.JsonLines;
import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lesson: {@code lesson.json} with its steps, {@code en.md} and {@code zh.md} with its
 * words. Nothing in it is run. What is wrong is told with its file and line.
 */
public final class LessonReader {
  static final String STEPS = "lesson.json";
  static final List<String> LANGUAGES = List.of("en", "zh");

  /** Bytes of one file. */
  private static final int LARGEST = 256 << 10;

  private static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** {@code lesson.json}. */
  private record Content(
      @JsonProperty(required = true) int format,
      @JsonProperty(required = true) int minutes,
      @Nullable List<String> hide,
      @JsonProperty(required = true) List<LessonStep> steps) {}

  private LessonReader() {}

  /**
   * Reads the lesson in a folder and looks whether all its parts are there and can be understood.
   */
  public static Lesson read(Path folder) throws UserProblem {
    Path place = folder.toAbsolutePath().normalize();
    FileTime changed = Files.isDirectory(place) ? changed(place) : FileTime.fromMillis(0);
    String json = text(place.resolve(STEPS));
    Content content = content(json);
    if (content.format != FORMAT) {
      throw UserProblem.of("lesson.format", content.format, FORMAT).at(STEPS);
    }
    Map<String, LessonText> texts = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      Path file = place.resolve(language + ".md");
      if (Files.exists(file)) {
        texts.put(language, LessonText.read(text(file), language + ".md"));
      }
    }
    if (texts.isEmpty()) {
      throw UserProblem.of("lesson.no-text", folder.toString()).at(folder.toString());
    }
    JsonLines lines = JsonLines.of(json);
    Lesson lesson =
        new Lesson(place, content.minutes, hidden(content, lines), content.steps, texts, changed);
    new LessonForm(lesson, lines).require();
    return lesson;
  }

  private static Set<LabControl> hidden(Content content, JsonLines lines) throws UserProblem {
    Set<LabControl> hidden = new LinkedHashSet<>();
    for (String word : content.hide == null ? List.<String>of() : content.hide) {
      int line = lines.nearest("/hide");
      hidden.add(
          LabControl.of(word)
              .orElseThrow(
                  () -> UserProblem.of("lesson.hide", line, word, LabControl.words()).at(STEPS)));
    }
    return hidden;
  }

  /** When a file of the lesson was last changed. */
  public static FileTime changed(Path folder) throws UserProblem {
    FileTime newest = FileTime.fromMillis(0);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        FileTime time = Files.getLastModifiedTime(file);
        newest = time.compareTo(newest) > 0 ? time : newest;
      }
      return newest;
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  private static String text(Path file) throws UserProblem {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw UserProblem.of("lesson.large", file.getFileName(), size, LARGEST).at(file.toString());
      }
      return LimitedFile.text(file, 1);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private static Content content(String json) throws UserProblem {
    try {
      requireNoNull(json);
      return Objects.requireNonNull(JSON.readValue(json, Content.class));
    } catch (IOException | NullPointerException e) {
      throw problem(e, JsonLines.of(json)).at(STEPS).causedBy(e);
    }
  }

  /** A field that may be absent is left out; null is the value of none. */
  private static void requireNoNull(String json) throws UserProblem, IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NULL) {
          int line = parser.currentTokenLocation().getLineNr();
          throw UserProblem.of("lesson.value-wrong", line, field(parser.getParsingContext()))
              .at(STEPS);
        }
      }
    }
  }

  private static String field(JsonStreamContext context) {
    JsonStreamContext named = context.inArray() ? context.getParent() : context;
    return Objects.requireNonNullElse(named.getCurrentName(), "steps");
  }

  private static UserProblem problem(Exception failure, JsonLines lines) {
    return switch (failure.getCause() instanceof JsonParseException syntax ? syntax : failure) {
      case UnrecognizedPropertyException unknown ->
          UserProblem.of(
              "lesson.unknown-field",
              lines.nearest(pointer(unknown)),
              unknown.getPropertyName(),
              Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of()).stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
      case InvalidTypeIdException kind ->
          UserProblem.of(
              "lesson.kind", lines.nearest(pointer(kind)), Objects.toString(kind.getTypeId(), ""));
      case JsonMappingException value when !value.getPath().isEmpty() ->
          UserProblem.of("lesson.value-wrong", lines.nearest(pointer(value)), field(value));
      case JsonProcessingException syntax when syntax.getLocation() != null ->
          UserProblem.of("lesson.syntax", syntax.getLocation().getLineNr());
      default -> UserProblem.of("lesson.syntax", 1);
    };
  }

  private static String pointer(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(it -> "/" + (it.getFieldName() == null ? it.getIndex() : it.getFieldName()))
        .collect(Collectors.joining());
  }

  private static String field(JsonMappingException failure) {
    return failure.getPath().reversed().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("steps");
  }
}
