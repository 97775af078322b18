package cnnlab.run;

import cnnlab.files.LimitedFile;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Problems in a run's folder, a line of JSON each, so that they can be said in any language. */
final class ProblemJson {
  private static final JsonMapper JSON = new JsonMapper();

  private record Content(String key, @Nullable String where, List<Object> arguments) {}

  /** A line for each image of a large data set. */
  private static final int MOST_MEBIBYTES = 256;

  private ProblemJson() {}

  static String text(UserProblem problem) throws JsonProcessingException {
    List<Object> arguments =
        problem.arguments().stream()
            .map(argument -> argument instanceof Number ? argument : argument.toString())
            .toList();
    return JSON.writeValueAsString(new Content(problem.key(), problem.where(), arguments)) + "\n";
  }

  /** Empty where there is no such file, or none that this program understands. */
  static Optional<UserProblem> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return parse(LimitedFile.text(file, MOST_MEBIBYTES));
    } catch (IOException | UserProblem _) {
      return Optional.empty();
    }
  }

  /** Those lines that this program understands, each place once; none where there is no file. */
  static List<UserProblem> readAll(Path file) throws IOException, UserProblem {
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<String, UserProblem> problems = new LinkedHashMap<>();
    for (String line : LimitedFile.text(file, MOST_MEBIBYTES).lines().toList()) {
      parse(line)
          .ifPresent(problem -> problems.putIfAbsent(Objects.toString(problem.where()), problem));
    }
    return List.copyOf(problems.values());
  }

  private static Optional<UserProblem> parse(String line) {
    try {
      Content content = JSON.readValue(line, Content.class);
      if (content == null
          || content.arguments() == null
          || !Messages.ENGLISH.has("problem." + content.key())) {
        return Optional.empty();
      }
      UserProblem problem = UserProblem.of(content.key(), content.arguments().toArray());
      String where = content.where();
      return Optional.of(where == null ? problem : problem.at(where));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
