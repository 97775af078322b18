package cnnlab.run;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Shapes;
import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.files.WholeRecord;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code run.json} and {@code labels.json}. Fields of later programs are passed over. */
final class RunJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A network of ten thousand layers takes a few. */
  private static final int MOST_MEBIBYTES = 64;

  private RunJson() {}

  static String text(RunRecord run) throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(run) + "\n";
  }

  static String text(List<String> labels) throws IOException {
    return JSON.writeValueAsString(labels) + "\n";
  }

  /**
   * Reads a record of this or any earlier format. A title that ends in the data set's name, as
   * earlier versions wrote them, ends in its title.
   */
  static RunRecord read(Path file) throws UserProblem {
    try {
      JsonNode json = JSON.readTree(LimitedFile.text(file, MOST_MEBIBYTES));
      int format = json.path("format").asInt();
      if (format > RunRecord.FORMAT) {
        throw UserProblem.of("run.newer", format, RunRecord.FORMAT).at(file.toString());
      }
      if (format < 1) {
        throw UserProblem.of("run.damaged", file.toString()).at(file.toString());
      }
      check(json.path("architecture"), file);
      RunRecord run = JSON.treeToValue(json, RunRecord.class);
      requireSound(run);
      String formerEnd = " · " + run.dataset();
      return run.title().endsWith(formerEnd)
          ? run.titled(RunRecord.title(withoutEnd(run.title(), formerEnd), run.dataset()))
          : run;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw UserProblem.of("run.damaged", file.toString()).at(file.toString()).causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private static String withoutEnd(String text, String end) {
    return text.substring(0, text.length() - end.length());
  }

  /**
   * Whether its parts can belong together; each of them was read as what it is.
   *
   * @throws IllegalArgumentException where this is no run that any version has written
   */
  private static void requireSound(RunRecord run) throws UserProblem {
    WholeRecord.require(run, Set.of(Architecture.class));
    Architecture network = run.architecture();
    int classes = Shapes.of(network).get(network.mainHead().layer()).channels();
    RunSettings settings = run.settings();
    require(run.labels().size() == classes, "labels");
    require(run.preprocessing().inputSize() == network.input().height(), "preprocessing");
    require(settings.epochs() > 0 && settings.epochs() <= RunProgress.MOST_EPOCHS, "epochs");
    require(settings.batchSize() > 0, "batchSize");
    require(settings.limit() >= 0 && settings.patience() >= 0, "limit");
    require(run.trainExamples() >= 0 && run.validationExamples() >= 0, "examples");
    require(run.testExamples() >= 0 && run.peakMiB() >= 0, "examples");
    require(run.imagesPerSecond() >= 0, "imagesPerSecond");
  }

  private static void require(boolean sound, String part) {
    if (!sound) {
      throw new IllegalArgumentException(part);
    }
  }

  private static void check(JsonNode architecture, Path file) throws UserProblem {
    try {
      ArchitectureJson.read(architecture.toString());
    } catch (UserProblem e) {
      throw UserProblem.of("run.damaged", file.toString()).at(file.toString()).causedBy(e);
    }
  }
}
