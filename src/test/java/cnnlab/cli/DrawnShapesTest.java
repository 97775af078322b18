package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that has learned the shapes data set, asked about drawings by another hand. */
class DrawnShapesTest {
  private static final double LEAST_SHARE = 0.85;

  private final Engine engine =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @Test
  void drawingsOnLightAndDarkFilledAndHollowAreRecognized(@TempDir Path folder) throws Exception {
    List<Path> drawings = Drawings.draw(folder.resolve("drawings"));
    assertThat(drawings).hasSize(40);
    JsonNode run =
        json(
            Stream.of(
                "train",
                "resnet20",
                "--width",
                "0.5",
                "--data",
                "shapes",
                "--epochs",
                "8",
                "--optimizer",
                "nesterov",
                "--schedule",
                "one_cycle",
                "--lr",
                "0.2",
                "--runs",
                folder.resolve("runs").toString()));

    JsonNode answers =
        json(
            Stream.concat(
                Stream.of("predict", "--run", run.get("run").asText(), "--json"),
                drawings.stream().map(Path::toString)));

    List<String> mistaken = new ArrayList<>();
    for (JsonNode answer : answers) {
      String name = Path.of(answer.get("image").asText()).getFileName().toString();
      JsonNode first = answer.get("predictions").get(0);
      if (!name.startsWith(first.get("label").asText() + "-")) {
        mistaken.add(name + ": " + first);
      }
    }
    assertThat(answers).hasSize(drawings.size());
    assertThat(mistaken).hasSizeLessThanOrEqualTo((int) ((1 - LEAST_SHARE) * drawings.size()));
  }

  private JsonNode json(Stream<String> arguments) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = arguments.toArray(String[]::new);
    int status = Cli.run(engine, new PrintWriter(out, true), new PrintWriter(err, true), all);
    assertThat(status).as(Arrays.toString(all) + err).isZero();
    return new ObjectMapper().readTree(out.toString());
  }
}
