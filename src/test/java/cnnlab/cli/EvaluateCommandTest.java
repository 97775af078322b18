package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.PlainImages;
import cnnlab.training.SoftmaxEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a trained network gets right: dark and light images, 40 to train with and 50 to judge by.
 */
class EvaluateCommandTest {
  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private String run = "";

  @BeforeEach
  void train() throws IOException {
    PlainImages.toTrainWith(folder.resolve("data/train"), false);
    for (int i = 0; i < 25; i++) {
      PlainImages.write(folder.resolve("data/test/dark"), i, 0x202020);
      PlainImages.write(
          folder.resolve("data/test/light"),
          i,
          i < 5 ? 0x101010 : 0xf0f0f0); // five are labeled wrongly
    }
    String data = folder.resolve("data").toString();
    String runs = folder.resolve("runs").toString();
    String[] usual = {"train", "resnet20", "--epochs", "2", "--batch", "8"};
    String[] places = {"--data", data, "--runs", runs};
    String[] job = Stream.of(usual, places).flatMap(Arrays::stream).toArray(String[]::new);
    assertThat(run(job)).as(err.toString()).isZero();
    run = new ObjectMapper().readTree(out.toString()).get("run").asText();
  }

  @Test
  void aRunIsJudgedOnItsOwnTestImages() throws IOException {
    JsonNode scores = evaluate("--run", run);

    assertThat(scores.get("images").asInt()).isEqualTo(50);
    assertThat(scores.get("top1").asDouble()).isEqualTo(0.9);
    assertThat(scores.has("top5")).as("of two classes").isFalse();
    assertThat(scores.get("confusion")).hasToString("[[25,0],[5,20]]");
    assertThat(scores.get("classes").get(1).get("recall").asDouble()).isEqualTo(0.8);
    assertThat(scores.get("confused").get(0).get("predicted").asText()).isEqualTo("dark");
    JsonNode interval = scores.get("intervals").get("top1");
    assertThat(interval.get("low").asDouble()).isBetween(0.78, 0.79);
    assertThat(interval.get("high").asDouble()).isBetween(0.95, 0.96);
    Path kept = Path.of(run).resolve("evaluation/data-test");
    assertThat(kept.resolve("probabilities.f32")).hasSize(50 * 2 * 4);
    assertThat(kept.resolve("images.csv"))
        .as("what the rows are of, so that others can count, too")
        .content()
        .startsWith("image,label,class\n")
        .contains("test/dark/7.png,0,dark\n", "test/light/7.png,1,light\n")
        .hasLineCount(51);
  }

  @Test
  void theSplitIsChosen() throws IOException {
    assertThat(evaluate("--run", run, "--split", "val").get("images").asInt()).isEqualTo(4);
    assertThat(evaluate("--run", run, "--split", "train").get("images").asInt()).isEqualTo(36);
    assertThat(run("evaluate", "--run", run, "--data", "fashion-mnist")).isEqualTo(1);
    assertThat(err.toString()).as("other classes").contains("T-shirt/top", "fashion-mnist");
  }

  @Test
  void aWeightFileIsJudgedInTheSameWay() throws IOException {
    JsonNode byRun = evaluate("--run", run);
    String weights = run + "/best.safetensors";
    String kept = folder.resolve("kept").toString();
    String data = folder.resolve("data").toString();

    JsonNode byFile = evaluate("--weights", weights, "--data", data, "--out", kept);

    assertThat(byFile.get("loss")).isEqualTo(byRun.get("loss"));
    assertThat(byFile.get("evaluation").asText()).startsWith(kept);
    assertThat(run("evaluate", "--weights", weights)).as("no data").isEqualTo(2);
  }

  @Test
  void anEvaluationThatWasBrokenOffGoesOnAndOneOfOtherImagesBeginsAnew() throws IOException {
    JsonNode whole = evaluate("--run", run);
    Path file = Path.of(run).resolve("evaluation/data-test/probabilities.f32");
    byte[] rows = Files.readAllBytes(file);
    // Certain and wrong where the first were, so that it shows whether they are used again.
    for (int i = 0; i < 10; i++) {
      System.arraycopy(new byte[] {0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f}, 0, rows, i * 8, 8);
    }
    Files.write(file, Arrays.copyOf(rows, 20 * 8 + 3));
    JsonNode resumed = evaluate("--run", run);
    assertThat(resumed.get("images")).isEqualTo(whole.get("images"));
    assertThat(resumed.get("confusion")).hasToString("[[15,10],[5,20]]");

    PlainImages.write(folder.resolve("data/test/light"), 99, 0xf0f0f0);
    assertThat(evaluate("--run", run).get("confusion")).hasToString("[[25,0],[5,21]]");
  }

  @Test
  void anImageThatCannotBeReadIsSkipped() throws IOException {
    Files.writeString(folder.resolve("data/test/dark/3.png"), "no image");
    JsonNode scores = evaluate("--run", run);
    assertThat(scores.get("images").asInt()).isEqualTo(49);
    assertThat(scores.get("skipped").asInt()).isEqualTo(1);
    assertThat(scores.get("confusion")).hasToString("[[24,0],[5,20]]");
    assertThat(run("evaluate", "--run", run)).isZero();
    assertThat(out.toString())
        .contains("49 images, 1 skipped", "light predicted as dark: 5 (20.0 %)");
    assertThat(err.toString()).as("was said when it was met").isEmpty();
  }

  @Test
  void whatIsNotUsedIsSaidAsForTraining() throws IOException {
    PlainImages.write(folder.resolve("data/docs"), 1, 0);
    Files.writeString(folder.resolve("data/test/light/7.png"), "no image");
    assertThat(run("evaluate", "--run", run)).isZero();
    assertThat(err.toString().lines())
        .satisfiesExactly(
            note -> assertThat(note).startsWith("Note: ").contains("docs"),
            line -> assertThat(line).startsWith("Skipped: ").contains("7.png"));
  }

  @Test
  void dataWithoutTestImagesAreToldWhatToDo() {
    String train = folder.resolve("data/train").toString();
    assertThat(run("evaluate", "--run", run, "--data", train)).isEqualTo(1);
    assertThat(err.toString()).contains("no test images").contains("validation");
  }

  private JsonNode evaluate(String... options) throws IOException {
    String[] job =
        Stream.of(List.of("evaluate", "--json"), List.of(options))
            .flatMap(List::stream)
            .toArray(String[]::new);
    assertThat(run(job)).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Cli.run(new SoftmaxEngine(), new PrintWriter(out), new PrintWriter(err), arguments);
  }
}
