package cnnlab.run;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code problem.json}: why a run failed, so that it can be said again in any language. */
final class ProblemJson {
  private static final JsonMapper JSON = new JsonMapper();

  private record Content(String key, @Nullable String where, List<Object> arguments) {}

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
      Content content = JSON.readValue(Files.readString(file), Content.class);
      if (!Messages.ENGLISH.has("problem." + content.key())) {
        return Optional.empty();
      }
      UserProblem problem = UserProblem.of(content.key(), content.arguments().toArray());
      String where = content.where();
      return Optional.of(where == null ? problem : problem.at(where));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
