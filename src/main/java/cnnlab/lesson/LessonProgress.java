package cnnlab.lesson;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.files.WholeRecord;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody is in a lesson, and what they answered.
 *
 * @param step id of the one in view; "" before the first
 * @param answers what was predicted or written, by step; several where there are several fields
 * @param counts hands of the class, by step and answer
 * @param done whether the last step was reached
 */
public record LessonProgress(
    String step,
    Map<String, List<String>> answers,
    Map<String, Map<String, Integer>> counts,
    boolean done) {
  public static final LessonProgress NONE = new LessonProgress("", Map.of(), Map.of(), false);

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public LessonProgress {
    step = Objects.requireNonNullElse(step, "");
    answers = copy(answers);
    counts = copy(counts);
  }

  private static <T> Map<String, T> copy(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : Map.copyOf(map);
  }

  /** None where there is no file, or one that cannot be understood. */
  public static LessonProgress read(Path file) {
    try {
      if (!Files.exists(file)) {
        return NONE;
      }
      LessonProgress kept = JSON.readValue(LimitedFile.text(file, 1), LessonProgress.class);
      WholeRecord.require(kept, Set.of());
      return kept;
    } catch (IOException | UserProblem | RuntimeException _) {
      return NONE;
    }
  }

  /** Writes it whole or not at all. */
  public void write(Path file) throws UserProblem {
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      AtomicFile.write(file, text());
    } catch (IOException e) {
      throw UserProblem.of("progress.unsaved", FileProblem.of(e, file))
          .at(file.toString())
          .causedBy(e);
    }
  }

  private String text() throws JsonProcessingException {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** The same at another step. */
  public LessonProgress at(String id, boolean last) {
    return new LessonProgress(id, answers, counts, done || last);
  }

  /** The same with what was answered at a step. */
  public LessonProgress answered(String id, List<String> answer) {
    Map<String, List<String>> changed = new LinkedHashMap<>(answers);
    changed.put(id, List.copyOf(answer));
    return new LessonProgress(step, changed, counts, done);
  }

  /** The hands counted for an answer. */
  public int count(String id, String answer) {
    return counts.getOrDefault(id, Map.of()).getOrDefault(answer, 0);
  }

  /** The same with more or fewer hands for an answer; never fewer than none. */
  public LessonProgress counted(String id, String answer, int more) {
    Map<String, Map<String, Integer>> changed = new LinkedHashMap<>(counts);
    Map<String, Integer> hands = new LinkedHashMap<>(counts.getOrDefault(id, Map.of()));
    hands.merge(answer, Math.max(0, more), (now, _) -> Math.max(0, now + more));
    changed.put(id, hands);
    return new LessonProgress(step, answers, changed, done);
  }
}
