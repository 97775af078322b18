package cnnlab.run;

import cnnlab.arch.ArchitectureJson;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code run.json} and {@code labels.json}. Fields of later programs are passed over. */
final class RunJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

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
      JsonNode json = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
      int format = json.path("format").asInt();
      if (format > RunRecord.FORMAT) {
        throw UserProblem.of("run.newer", format, RunRecord.FORMAT).at(file.toString());
      }
      if (format < 1) {
        throw UserProblem.of("run.damaged", file.toString()).at(file.toString());
      }
      check(json.path("architecture"), file);
      RunRecord run = JSON.treeToValue(json, RunRecord.class);
      String formerEnd = " · " + run.dataset();
      return run.title().endsWith(formerEnd)
          ? run.titled(RunRecord.title(withoutEnd(run.title(), formerEnd), run.dataset()))
          : run;
    } catch (JsonProcessingException e) {
      throw UserProblem.of("run.damaged", file.toString()).at(file.toString()).causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private static String withoutEnd(String text, String end) {
    return text.substring(0, text.length() - end.length());
  }

  private static void check(JsonNode architecture, Path file) throws UserProblem {
    try {
      ArchitectureJson.read(architecture.toString());
    } catch (UserProblem e) {
      throw UserProblem.of("run.damaged", file.toString()).at(file.toString()).causedBy(e);
    }
  }
}
