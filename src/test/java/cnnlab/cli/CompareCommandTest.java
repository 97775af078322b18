package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.data.PlainImages;
import cnnlab.training.SoftmaxEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One network that learned dark from light, and one that learned it from switched labels. */
class CompareCommandTest {
  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Path good = Path.of("");
  private Path bad = Path.of("");

  @BeforeEach
  void train() throws IOException {
    PlainImages.toTrainWith(folder.resolve("right/train"), false);
    PlainImages.toTrainWith(folder.resolve("switched"), true);
    for (int i = 0; i < 10; i++) {
      PlainImages.write(folder.resolve("right/test/dark"), i, i == 0 ? 0xf0f0f0 : 0x202020);
      PlainImages.write(folder.resolve("right/test/light"), i, 0xf0f0f0);
    }
    good = trained("right", 1);
    bad = trained("switched", 1);
  }

  @Test
  void theBetterNetworkIsNamedWithHowSureThatIs() throws IOException {
    JsonNode report = compare(good.toString(), bad.toString(), "--data", data("right"));

    assertThat(report.get("split").asText()).isEqualTo("test");
    assertThat(report.get("networks").get(0).get("top1").asDouble()).isEqualTo(0.95);
    JsonNode pair = report.get("pairs").get(0);
    assertThat(pair.get("onlyFirst").asInt()).isEqualTo(19);
    assertThat(pair.get("onlySecond").asInt()).isOne();
    assertThat(pair.get("difference").asDouble()).isEqualTo(0.9);
    // statsmodels, exact=True
    assertThat(pair.get("mcNemar").get("exact").asDouble())
        .isCloseTo(4.00543212890625e-05, within(1e-15));
    assertThat(pair.get("verdict").asText()).contains("hardly chance");
    assertThat(good.resolve("evaluation/right-test/probabilities.f32"))
        .as("as evaluate keeps them")
        .hasSize(20 * 2 * 4);
  }

  @Test
  void runsByNameAndWeightFilesStandSideBySide() throws IOException {
    String weights = good.resolve("best.safetensors").toString();
    String runs = folder.resolve("runs").toString();
    assertThat(
            run(
                "compare",
                good.getFileName().toString(),
                weights,
                "--data",
                data("right"),
                "--runs",
                runs))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("best.safetensors", "both correct")
        .contains("classify equally many of the 20 images correctly");
  }

  @Test
  void withoutDataTheRunsOwnTestImagesAreTaken() throws IOException {
    JsonNode report = compare(good.toString(), good.toString());
    assertThat(report.get("data").asText()).isEqualTo("right");
    assertThat(report.get("pairs").get(0).get("both").asInt()).isEqualTo(19);
    assertThat(run("compare", good.toString(), good + "/best.safetensors")).isEqualTo(2);
    assertThat(err.toString()).contains("--data is missing");
  }

  @Test
  void runsThatSetOtherImagesAsideHaveNoneInCommon() throws IOException {
    Path otherSeed = trained("switched", 2);
    assertThat(run("compare", bad.toString(), otherSeed.toString())).isOne();
    assertThat(err.toString()).contains("no images in common", "--data");
    JsonNode same = compare(bad.toString(), bad.toString());
    assertThat(same.get("split").asText()).isEqualTo("val");
  }

  private Path trained(String data, int seed) throws IOException {
    String[] job = {
      "train",
      "resnet20",
      "--epochs",
      "2",
      "--batch",
      "8",
      "--data",
      data(data),
      "--seed",
      Integer.toString(seed),
      "--runs",
      folder.resolve("runs").toString()
    };
    assertThat(run(job)).as(err.toString()).isZero();
    return Path.of(new ObjectMapper().readTree(out.toString()).get("run").asText());
  }

  private String data(String name) {
    return folder.resolve(name).toString();
  }

  private JsonNode compare(String... options) throws IOException {
    List<String> job = new ArrayList<>(List.of("compare", "--json"));
    job.addAll(List.of(options));
    assertThat(run(job.toArray(String[]::new))).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Cli.run(new SoftmaxEngine(), new PrintWriter(out), new PrintWriter(err), arguments);
  }
}
