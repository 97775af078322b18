package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.arch.Architecture;
import cnnlab.comparison.Latency;
import cnnlab.comparison.LatencyFile;
import cnnlab.data.OwnDataHome;
import cnnlab.inference.SingleImageTimes;
import cnnlab.run.BundledRuns;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told and drawn of stored runs without a window. */
@ExtendWith(OwnDataHome.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RunsCommandTest {
  @TempDir private Path folder;
  private StoredRuns runs;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void trainThree() throws UserProblem {
    runs = new StoredRuns(new RunStore(folder.resolve("runs")));
    runs.finished("twin", "pets", "2026-11-24T03:00:01Z", 0.5, 0.8);
    runs.finishedAt(0.003, "twin", "pets", "2026-11-24T03:00:02Z", 0.6);
    runs.finished("other", "shapes", "2026-11-24T03:00:03Z", 0.9, 0.95);
  }

  @Test
  void theListTellsRunsOfOneTitleApart() {
    assertThat(runs("list")).isZero();
    assertThat(out.toString().lines().skip(1).map(line -> line.replaceAll(" {2,}", "|")))
        .extracting(line -> line.split("\\|", -1)[1])
        .containsExactly("other", "twin · rate 0.003", "twin · rate 0.1");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theListAsCsvIsTheTableThatCompareSaves() {
    assertThat(runs("list", "--csv")).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst()).startsWith("title,network,inputSize,width,dataset,");
    assertThat(lines.get(1)).startsWith("other,resnet20,32,1.0,shapes,FINISHED,0.95,");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void bundledRunsAreListedAndDrawnByTheirTitles() throws Exception {
    assertThat(runs("list", "--bundled", "--json")).isZero();
    List<String> titles = new ObjectMapper().readTree(out.toString()).findValuesAsText("title");
    assertThat(titles).contains("LeNet-5 · Fashion-MNIST").doesNotContain("twin");
    assertThat(runs("chart", "LeNet-5 · Fashion-MNIST", "other", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).findValuesAsText("y"))
        .containsExactly("Accuracy on Fashion-MNIST", "Accuracy on Shapes");
  }

  @Test
  void seedsAreCombinedInListTableAndChart() throws Exception {
    runs.finishedWithSeed(2, "other · seed 2", "shapes", "2026-11-24T03:00:04Z", 0.8, 0.85);
    assertThat(runs("list", "--combine-seeds")).isZero();
    assertThat(out.toString()).containsPattern("other +2 +90.0 ± 7.1 % +–");
    assertThat(runs("list", "--combine-seeds", "--json")).isZero();
    JsonNode both = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(both.get("seeds").asInt()).isEqualTo(2);
    // numpy.std(ddof=1) of 0.95, 0.85
    assertThat(both.get("valStd").asDouble()).isCloseTo(0.07071067811865470, within(1e-12));
    assertThat(runs("chart", "--combine-seeds", "--along", "time", "--data", "shapes", "--json"))
        .isZero();
    JsonNode chart = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(chart.get("x").asText()).contains("minutes");
    assertThat(chart.get("curves")).hasSize(1);
    assertThat(chart.get("curves").get(0).get("points").get(1)).as("x, y, deviation").hasSize(3);
    Path file = folder.resolve("band.svg");
    assertThat(runs("chart", "--combine-seeds", "--data", "shapes", "--out", file.toString()))
        .isZero();
    assertThat(Files.readString(file)).as("the band").contains("opacity:0.2");
  }

  @Test
  void aReportIsWrittenInTheLanguageAskedFor() throws Exception {
    Path file = folder.resolve("report.html");
    String store = folder.resolve("runs").toString();
    String[] job = {"report", "--runs", store, "--language", "zh", "--out", file.toString()};
    String name = runs.store().list().getFirst().folder().getFileName().toString();
    String[] whole = Stream.concat(Arrays.stream(job), Stream.of(name)).toArray(String[]::new);
    PrintWriter nowhere = new PrintWriter(err);
    assertThat(Cli.run(new SoftmaxEngine(), nowhere, nowhere, whole)).as(err.toString()).isZero();
    assertThat(Files.readString(file)).contains("<h1>other</h1>", "学习率");
  }

  @Test
  void latenciesOfThisMachineAreDrawnAndOthersAskedFor() throws Exception {
    assertThat(
            runs("chart", "fashion-lenet5", "--kind", "tradeoff", "--across", "latency", "--json"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("bench NAME --latency");

    Architecture network = BundledRuns.store().named("fashion-lenet5").record().architecture();
    String here = SingleImageTimes.machine(new SoftmaxEngine());
    LatencyFile file = LatencyFile.usual();
    file.put(network, new Latency(0.25, 0.5, 100, "another machine", null));
    file.put(network, new Latency(0.0025, 0.005, 100, here, null));
    assertThat(
            runs("chart", "fashion-lenet5", "--kind", "tradeoff", "--across", "latency", "--json"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("\"x\" : 2.5,");
  }

  @Test
  void theReportNamesBundledRunsAsTheListDoes() throws Exception {
    Path file = folder.resolve("report.html");
    PrintWriter nowhere = new PrintWriter(err);
    String[] job = {"report", "fashion-lenet5", "fashion-resnet20", "--out", file.toString()};
    assertThat(Cli.run(new SoftmaxEngine(), nowhere, nowhere, job)).as(err.toString()).isZero();
    assertThat(Files.readString(file)).contains("LeNet-5", "ResNet-20", "86.1 %", "90.7 %");
  }

  @Test
  void csvAndJsonAtOnceIsAskedForWrongly() {
    assertThat(runs("list", "--csv", "--json")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("--json or --csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "png", "pdf"})
  void learningCurvesAreDrawnIntoAFile(String format) throws Exception {
    Path file = folder.resolve("curves." + format);
    assertThat(runs("chart", "--data", "pets", "--out", file.toString())).isZero();
    assertThat(out.toString()).as("stdout is for results").isEmpty();
    assertThat(file).isNotEmptyFile();
    if (format.equals("png")) {
      BufferedImage image = ImageIO.read(file.toFile());
      int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 1800);
      assertThat(pixels).as("the colors of two runs").contains(0xff0072b2, 0xffd55e00);
    } else {
      String start = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(start).containsIgnoringCase(format);
    }
  }

  @Test
  void thePointsAreJsonAndEachDataSetHasItsOwnAxis() throws Exception {
    assertThat(runs("chart", "--json", "--parts", "validation,test")).isZero();
    JsonNode charts = new ObjectMapper().readTree(out.toString());
    assertThat(charts.findValuesAsText("y"))
        .containsExactly("Accuracy on Shapes", "Accuracy on pets");
    JsonNode pets = charts.get(1).get("curves");
    assertThat(pets.findValuesAsText("name"))
        .containsExactly(
            "twin · rate 0.003, validation",
            "twin · rate 0.003, test",
            "twin · rate 0.1, validation",
            "twin · rate 0.1, test");
    assertThat(pets.get(2).get("points").toString()).isEqualTo("[[1.0,0.5],[2.0,0.8]]");
    assertThat(pets.get(3).get("points")).as("no test was measured").isEmpty();
    assertThat(charts.get(1).get("bubbles")).isEmpty();
  }

  @Test
  void publishedNetworksStandOnTheirOwnAxisAndHaveACostInMemory() throws Exception {
    assertThat(
            runs(
                "chart",
                "--kind",
                "tradeoff",
                "--data",
                "pets",
                "--across",
                "memory",
                "--published",
                "--json"))
        .isZero();
    JsonNode charts = new ObjectMapper().readTree(out.toString());
    assertThat(charts.findValuesAsText("y"))
        .contains("Validation accuracy on pets", "Published accuracy on ImageNet");
    assertThat(charts.get(0).get("bubbles")).hasSize(2);
    JsonNode published = charts.get(1).get("bubbles");
    assertThat(published).hasSizeGreaterThan(20);
    for (JsonNode bubble : published) {
      assertThat(bubble.get("published").asBoolean()).isTrue();
      assertThat(bubble.get("x").asDouble()).isPositive();
      assertThat(bubble.get("area").asDouble()).isPositive();
    }
  }

  @Test
  void runsAreNamedAsInTheListOrByTheirFolder() throws Exception {
    String name;
    try (Stream<Path> folders = Files.list(folder.resolve("runs"))) {
      name = folders.map(it -> it.getFileName().toString()).sorted().findFirst().orElseThrow();
    }
    assertThat(runs("chart", name, "--json")).isZero();
    JsonNode charts = new ObjectMapper().readTree(out.toString());
    assertThat(charts.findValuesAsText("name")).containsExactly("twin");
  }

  @Test
  void withoutAFileOrJsonThereIsNothingToDo() {
    assertThat(runs("chart")).isEqualTo(2);
    assertThat(err.toString()).contains("--out").contains("--json");
  }

  @Test
  void aFormatThatIsNotKnownIsToldInOneSentenceWithWhatToDo() {
    Path file = folder.resolve("curves.bmp");
    assertThat(runs("chart", "--out", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("curves.bmp").contains(".svg, .png or .pdf");
    assertThat(file).doesNotExist();
  }

  @Test
  void moreRunsThanCanBeToldApartAreRefused() throws Exception {
    for (int i = 0; i < 50; i++) {
      runs.finished("run " + i, "pets", "2026-11-24T04:00:%02dZ".formatted(i), 0.5);
    }
    assertThat(runs("chart", "--data", "pets", "--json")).isEqualTo(2);
    assertThat(err.toString()).contains("48").contains("52").contains("--data");
    assertThat(runs("chart", "--data", "shapes", "--json")).isZero();
  }

  @Test
  void withoutARunThereIsNothingToDraw() {
    assertThat(runs("chart", "--data", "nowhere", "--json")).isEqualTo(1);
    assertThat(err.toString()).contains("no run to draw");
  }

  private int runs(String job, String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    String[] all =
        Stream.concat(
                Stream.of("runs", job, "--runs", folder.resolve("runs").toString()),
                Stream.of(arguments))
            .toArray(String[]::new);
    return Cli.run(
        new SoftmaxEngine(), new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
