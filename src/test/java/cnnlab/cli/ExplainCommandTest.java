package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.AttributionMethod;
import cnnlab.weights.TrainedResNet20;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundled ResNet-20 explains what it takes a cat for. */
class ExplainCommandTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @ParameterizedTest
  @EnumSource
  void everyMethodWritesItsMapAsItsPaperDefinesIt(AttributionMethod method) throws IOException {
    JsonNode map =
        json("--method", method.id(), "--class", "3", "--stride", "8", "--channels", "4");

    assertThat(map.fieldNames())
        .toIterable()
        .containsExactly(
            "method", "layer", "class", "logit", "shape", "values", "settings", "residual");
    assertThat(map.get("method").asText()).isEqualTo(method.id());
    assertThat(map.get("class").asInt()).isEqualTo(3);
    boolean ofLayer = method.family() == AttributionMethod.Family.LAYER;
    assertThat(map.get("shape")).hasToString(ofLayer ? "[8,8]" : "[3,32,32]");
    assertThat(map.get("values")).hasSize(ofLayer ? 64 : 3072);
    assertThat(map.get("settings")).hasSize(method.settings().size());
    boolean addsUp =
        method.id().startsWith("lrp-")
            || method == AttributionMethod.CLASS_ACTIVATION
            || method == AttributionMethod.INTEGRATED_GRADIENTS;
    assertThat(map.get("residual").isNull()).isNotEqualTo(addsUp);
  }

  @Test
  void aBlockIsItsOutputAndAClassHasAName() throws IOException {
    JsonNode byBlock = json("--layer", "layer2", "--class", "cat");
    JsonNode byName = json("--layer", "layer2.2.relu", "--class", "3");
    assertThat(byBlock).isEqualTo(byName);
    assertThat(byBlock.get("layer").asText()).isEqualTo("layer2.2.relu");
    assertThat(byBlock.get("shape")).hasToString("[16,16]");
    assertThat(byBlock.get("values"))
        .allSatisfy(value -> assertThat(value.asDouble()).isNotNegative());
  }

  @Test
  void settingsAreTold() throws IOException {
    JsonNode map = json("--method", "integrated-gradients", "--steps", "8", "--baseline", "black");
    assertThat(map.get("settings")).hasToString("{\"steps\":8,\"baseline\":\"black\"}");
  }

  @Test
  void theMapOverTheImageIsDrawn() throws Exception {
    Path picture = folder.resolve("map.png");
    assertThat(explain(picture, "--method", "gradient", "--layer", "layer2")).isZero();
    RgbImage drawn = Images.read(picture);
    assertThat(drawn.width()).isEqualTo(448);
    assertThat(drawn.height()).isEqualTo(448);
    assertThat(err.toString()).contains("--layer is not used");
    assertThat(out.toString()).contains("map.png");
  }

  @ParameterizedTest
  @CsvSource({
    "2, --method, lime, There is no method 'lime'",
    "1, --layer, layer9, There is no layer or block layer9",
    "1, --layer, fc, layer3.2.relu",
    "1, --class, unicorn, There is no single class",
    "1, --class, 10, from 0 to 9",
    "1, --steps, 0, '--steps must be from 1 to 10,000'"
  })
  void whatCannotBeIsRefusedInASentence(int code, String option, String value, String sentence) {
    assertThat(explain(folder.resolve("map.json"), option, value)).isEqualTo(code);
    assertThat(err.toString()).contains(sentence);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theEndingOfTheFileSaysWhatIsWritten() {
    assertThat(explain(folder.resolve("map.gif"))).isEqualTo(2);
    assertThat(err.toString()).contains("--out must end in .png or .json");
  }

  private JsonNode json(String... options) throws IOException {
    Path file = folder.resolve("map.json");
    assertThat(explain(file, options)).as(err.toString()).isZero();
    return new ObjectMapper().readTree(file.toFile());
  }

  private int explain(Path file, String... options) {
    out = new StringWriter();
    err = new StringWriter();
    String[] usual = {
      "explain",
      "--weights",
      TrainedResNet20.file().toString(),
      "sample-images/chelsea.png",
      "--out",
      file.toString()
    };
    String[] arguments = Stream.of(usual, options).flatMap(Arrays::stream).toArray(String[]::new);
    return Cli.run(ENGINE, new PrintWriter(out), new PrintWriter(err), arguments);
  }
}
