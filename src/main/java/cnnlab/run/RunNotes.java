package cnnlab.run;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a user says about a run. In a file of its own, so that it can be changed while the run is
 * being trained.
 *
 * @param title empty for the one the run was begun with
 * @param tags words to find the run by, without blanks around
 */
public record RunNotes(String title, List<String> tags, String note) {
  public static final RunNotes NONE = new RunNotes("", List.of(), "");

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public RunNotes {
    title = Objects.requireNonNullElse(title, "").strip();
    tags = List.copyOf(Objects.requireNonNullElse(tags, List.of()));
    note = Objects.requireNonNullElse(note, "").strip();
  }

  /** Tags as typed, with commas between. */
  public static List<String> tags(String typed) {
    return Arrays.stream(typed.split("[,，]", -1))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }

  /** The tags as they are shown: "#a #b". */
  public String hashtags() {
    return tags.stream().map(tag -> "#" + tag).collect(Collectors.joining(" "));
  }

  /** None where there is no file, or one that cannot be understood: the run counts without it. */
  static RunNotes read(Path folder) {
    Path file = folder.resolve(RunFiles.NOTES);
    try {
      return Files.exists(file)
          ? Objects.requireNonNullElse(
              JSON.readValue(LimitedFile.text(file, 1), RunNotes.class), NONE)
          : NONE;
    } catch (IOException | UserProblem _) {
      return NONE;
    }
  }

  void write(Path folder) throws UserProblem {
    Path file = folder.resolve(RunFiles.NOTES);
    try {
      AtomicFile.write(file, JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }
}
