package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.ClassNames;
import cnnlab.data.image.Images;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.weights.TrainedResNet20;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units and attacks without a window, by the bundled ResNet-20. */
class UnitCommandsTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final String CAT = Path.of("sample-images", "chelsea.png").toString();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int run(String job, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = job;
    all[1] = "--weights";
    all[2] = TrainedResNet20.file().toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Cli.run(ENGINE, new PrintWriter(out), new PrintWriter(err), all);
  }

  @Test
  void tellsWhichImagesExciteAUnitAndKeepsIt() throws Exception {
    String[] asked = {
      "--data",
      "shapes",
      "--split",
      "val",
      "--layer",
      "layer2.0.conv1",
      "--unit",
      "3",
      "--top",
      "4",
      "--json",
      "--out",
      folder.toString()
    };
    assertThat(run("units", asked)).as(err.toString()).isZero();
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.get("most")).hasSize(4);
    double first = report.get("most").get(0).get("activation").asDouble();
    assertThat(first)
        .isGreaterThanOrEqualTo(report.get("most").get(3).get("activation").asDouble());
    assertThat(first).isGreaterThan(report.get("least").get(0).get("activation").asDouble());
    assertThat(report.get("inputs").get(0).get("layer").asText()).isEqualTo("layer1.2.relu");
    assertThat(report.get("outputs").get(0).get("layer").asText()).isEqualTo("layer2.0.conv2");
    assertThat(folder.resolve("layer2.0.conv1.units")).isRegularFile();
  }

  /** Without the cat's own score a cat is no cat any more. */
  @Test
  void tellsWhatTheClassesLoseWithoutAUnit() throws Exception {
    for (String name : ClassNames.of("cifar-10")) {
      Path of = Files.createDirectories(folder.resolve("animals").resolve(name));
      for (int i = 0; i < 4; i++) {
        Files.copy(Path.of(CAT), of.resolve(i + ".png"));
      }
    }
    String[] asked = {
      "--data",
      folder.resolve("animals").toString(),
      "--split",
      "val",
      "--layer",
      "fc",
      "--unit",
      "3",
      "--ablate",
      "--out",
      folder.resolve("kept").toString(),
      "--json"
    };
    assertThat(run("units", asked)).as(err.toString()).isZero();
    JsonNode ablation = new ObjectMapper().readTree(out.toString()).get("ablation");
    assertThat(ablation.get("with").asDouble()).as("one in ten is a cat").isEqualTo(10);
    assertThat(ablation.get("without").asDouble()).isLessThanOrEqualTo(10);
    JsonNode first = ablation.get("classes").get(0);
    assertThat(first.get("class").asText()).isEqualTo("cat");
    assertThat(first.get("with").asDouble()).isEqualTo(100);
    assertThat(first.get("without").asDouble()).isZero();
    JsonNode change = ablation.get("changes").get(0);
    assertThat(change.get("from").asText()).isEqualTo("cat");
    assertThat(change.get("images").asInt()).isEqualTo(ablation.get("images").asInt());

    out.getBuffer().setLength(0);
    assertThat(run("units", Arrays.copyOf(asked, asked.length - 1))).isZero();
    assertThat(out.toString()).containsPattern("cat +\\d+ +100.00 +0.00 +100.00");
  }

  /** Of one neuron the peak is where it is, whatever the image; the index is its own. */
  @Test
  void tellsWhichImagesExciteANeuron() throws Exception {
    String[] asked =
        ("--data shapes --split val --layer layer2.0.conv1 --unit 3 --at 4,15 --top 4 --json --out "
                + folder)
            .split(" ", -1);
    assertThat(run("units", asked)).as(err.toString()).isZero();
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.get("at").get("row").asInt()).isEqualTo(4);
    for (JsonNode image : report.get("most")) {
      assertThat(image.get("row").asInt()).isEqualTo(4);
      assertThat(image.get("column").asInt()).isEqualTo(15);
    }
    assertThat(report.get("most").get(0).get("activation").asDouble())
        .isGreaterThan(report.get("least").get(0).get("activation").asDouble());
    assertThat(folder.resolve("layer2.0.conv1-4-15.units")).isRegularFile();
  }

  @Test
  void makesAnImageForAUnit() throws Exception {
    Path png = folder.resolve("dog.png");
    assertThat(
            run(
                "visualize",
                "--layer",
                "fc",
                "--unit",
                "5",
                "--steps",
                "4",
                "--out",
                png.toString()))
        .as(err.toString())
        .isZero();
    assertThat(Images.read(png).width()).isEqualTo(32);
    assertThat(out.toString()).contains("mean activation");
  }

  @Test
  void deceivesTheNetworkAndSaysByHowMuch() throws Exception {
    Path png = folder.resolve("changed.png");
    assertThat(
            run(
                "attack",
                CAT,
                "--epsilon",
                "4/255",
                "--steps",
                "10",
                "--target",
                "dog",
                "--json",
                "--out",
                png.toString()))
        .as(err.toString())
        .isZero();
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.get("deceived").asBoolean()).isTrue();
    assertThat(report.get("after").get(0).get("label").asText()).isEqualTo("dog");
    assertThat(report.get("largestChange").asDouble()).isLessThan(4.001 / 255);
    assertThat(Images.read(png).width()).isEqualTo(32);
  }

  @ParameterizedTest
  @CsvSource({
    "attack --epsilon 3 CAT, is not an amount from 0 to 1",
    "attack --epsilon 1/0 CAT, is not an amount from 0 to 1",
    "attack --steps 0 CAT, '--steps must be from 1 to 10,000'",
    "visualize --layer fc --unit 10 --out x.png, 'numbered from 0 to 9'",
    "visualize --layer nothing --unit 1 --out x.png, There is no layer or block nothing",
    "visualize --layer relu --unit 1 --at 3 --out x.png, '--at takes a row and a column, as 3,5'",
    "'visualize --layer relu --unit 1 --at 3,-5 --out x.png', '--at takes a row and a column, as"
        + " 3,5'",
    "'visualize --layer relu --unit 1 --at 3,32 --out x.png', have 32 rows and 32 columns",
    "'visualize --layer fc --unit 1 --at 0,0 --out x.png', 'a vector, whose units have no place'",
    "units --layer fc --unit 1, --data is missing",
    "units --layer fc --unit 1 --data shapes --split val --ablate, is not among the network",
    "units --layer fc --unit 1 --data shapes --top 0, --top must be from 1 to 100",
  })
  void aWrongWishIsRefusedInWords(String line, String said) {
    String[] words = line.replace("CAT", CAT).split(" ", -1);
    int code = run(words[0], Arrays.copyOfRange(words, 1, words.length));
    assertThat(code).isPositive();
    assertThat(err.toString()).contains(said).doesNotContain("fault of CNN Lab");
  }
}
