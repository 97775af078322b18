package cnnlab.evaluation;

import cnnlab.files.AtomicFile;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code evaluation.json}. */
final class EvaluationJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** The names of ten thousand classes take one. */
  private static final int MOST_MEBIBYTES = 16;

  private EvaluationJson() {}

  /** Empty where there is no file, or one that does not say what was judged. */
  static Optional<EvaluationKey> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.ofNullable(
              JSON.readValue(LimitedFile.text(file, MOST_MEBIBYTES), EvaluationKey.class))
          : Optional.empty();
    } catch (IOException | UserProblem | RuntimeException _) {
      return Optional.empty(); // it is judged anew
    }
  }

  static void write(Path file, EvaluationKey key) throws IOException {
    AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(key) + "\n");
  }
}
