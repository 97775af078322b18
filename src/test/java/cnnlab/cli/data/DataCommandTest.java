package cnnlab.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.cli.Cli;
import cnnlab.data.OwnDataHome;
import cnnlab.training.SoftmaxEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the data page knows, on the command line. */
@ExtendWith(OwnDataHome.class)
class DataCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Ten light and five dark images, and an own part for validation. */
  @BeforeEach
  void makeImages() throws Exception {
    for (int i = 0; i < 15; i++) {
      image("train/" + (i < 10 ? "light" : "dark"), i);
    }
    image("val/light", 100);
    image("val/dark", 101);
  }

  private void image(String place, int number) throws Exception {
    Path file = folder.resolve(place).resolve(number + ".png");
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(8, 9, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, number);
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void classesPartsAndSizesAreTold() throws Exception {
    Files.writeString(folder.resolve("train/light/notes.txt"), "no image");
    assertThat(run()).isZero();
    assertThat(out.toString())
        .containsPattern("light +10 +1 +0")
        .containsPattern("all +15 +2 +0")
        .contains("2 classes; images of 8 x 9 pixels; largest class 2.0 times the smallest")
        .contains("Note: ", ".txt")
        .doesNotContain("% of the training images", "can be read");
  }

  @Test
  void aSoundSetPassesTheCheck() throws Exception {
    assertThat(run("--check")).isZero();
    assertThat(out.toString()).contains("All 17 images can be read.");
  }

  @Test
  void whatIsWrongIsNamedAndEndsWithAFailure() throws Exception {
    Files.writeString(folder.resolve("train/dark/broken.png"), "no image");
    Files.copy(folder.resolve("val/dark/101.png"), folder.resolve("train/light/copy.png"));
    assertThat(run("--check")).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "1 of 19 images cannot be read", folder.resolve("train/dark/broken.png").toString())
        .contains("Data leakage: 1 validation or test image")
        .contains("1 duplicate has another label")
        .contains("light/copy.png = dark/101.png");

    out.getBuffer().setLength(0);
    assertThat(run("--check", "--json")).isEqualTo(1);
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.at("/classes/0/name").asText()).isEqualTo("dark");
    assertThat(report.at("/check/shared").asInt()).isEqualTo(1);
    assertThat(report.at("/check/unreadable/0").asText()).contains("broken.png");
    assertThat(report.at("/sides/mostHeight").asInt()).isEqualTo(9);
  }

  @Test
  void theJsonHasNoCheckWhereNoneWasAskedFor() throws Exception {
    assertThat(run("--json")).isZero();

    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(keys(report))
        .containsExactly(
            "name", "train", "validation", "test", "classes", "sides", "imbalance", "notes");
    assertThat(report.get("name").asText()).isEqualTo(folder.getFileName().toString());
    assertThat(report.get("train").asInt()).isEqualTo(15);
    assertThat(report.get("validation").asInt()).isEqualTo(2);
    assertThat(report.get("test").asInt()).isZero();
    assertThat(report.get("imbalance").asDouble()).isEqualTo(2);
    assertThat(report.get("classes").toString())
        .isEqualTo(
            "[{\"name\":\"dark\",\"train\":5,\"validation\":1,\"test\":0},"
                + "{\"name\":\"light\",\"train\":10,\"validation\":1,\"test\":0}]");
    assertThat(report.get("sides").toString())
        .isEqualTo("{\"leastWidth\":8,\"mostWidth\":8,\"leastHeight\":9,\"mostHeight\":9}");
  }

  @Test
  void theJsonOfACheckHasItsCountsAndPairs() throws Exception {
    Files.copy(folder.resolve("train/dark/11.png"), folder.resolve("train/dark/again.png"));
    assertThat(run("--json", "--check")).as("harmless for a test").isZero();

    JsonNode check = new ObjectMapper().readTree(out.toString()).get("check");
    assertThat(keys(check))
        .containsExactly(
            "images",
            "unreadable",
            "shared",
            "twiceInTraining",
            "twiceHeldBack",
            "contradictory",
            "pairs");
    assertThat(check.get("images").asInt()).isEqualTo(18);
    assertThat(check.get("twiceInTraining").asInt()).isOne();
    assertThat(check.get("contradictory").asInt()).isZero();
    assertThat(check.get("pairs").toString()).isEqualTo("[[\"dark/11.png\",\"dark/again.png\"]]");
  }

  /** Without images of their own for validation, a part of the training images is set aside. */
  @Test
  void theShareThatValidatesIsTold() throws Exception {
    FileUtils.deleteDirectory(folder.resolve("val").toFile());
    for (int i = 0; i < 3; i++) {
      image("test/light", 200 + i);
      image("test/dark", 300 + i);
    }

    assertThat(run()).isZero();

    assertThat(out.toString())
        .containsPattern("light +\\d+ +\\d+ +3")
        .containsPattern("Validation: \\d+ % of the training images\\.");
    JsonNode report = json();
    assertThat(report.get("train").asInt() + report.get("validation").asInt()).isEqualTo(15);
    assertThat(report.get("validation").asInt()).isPositive();
    assertThat(report.get("test").asInt()).isEqualTo(6);
  }

  private JsonNode json() throws Exception {
    out.getBuffer().setLength(0);
    assertThat(run("--json")).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void imagesOfSeveralSizesAreToldAsARange() throws Exception {
    BufferedImage wide = new BufferedImage(20, 5, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(wide, "png", folder.resolve("train/dark/wide.png").toFile());

    assertThat(run()).isZero();

    assertThat(out.toString()).contains("images of 8-20 x 5-9 pixels");
  }

  @Test
  void whatComesAlongIsKnownByItsName() throws Exception {
    assertThat(job("data", "shapes", "--json")).isZero();

    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.get("name").asText()).isEqualTo("shapes");
    assertThat(report.get("classes").size()).isGreaterThan(1);
    assertThat(report.get("train").asInt()).isPositive();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatIsNoDataSetIsOneSentence() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path text = Files.writeString(folder.resolve("notes.txt"), "no data");
    Path one = folder.resolve("one");
    for (Path place : List.of(empty, text, one, Path.of("shaps"))) {
      err.getBuffer().setLength(0);
      assertThat(job("data", place.toString())).as(place.toString()).isOne();
      assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
      assertThat(err.toString())
          .contains(place.getFileName().toString())
          .doesNotContain("Exception", "fault of CNN Lab");
      assertThat(out.toString()).isEmpty();
    }
    assertThat(err.toString()).as("the nearest name").contains("shapes");
  }

  private static List<String> keys(JsonNode object) {
    return object.properties().stream().map(entry -> entry.getKey()).toList();
  }

  private int run(String... options) {
    String[] arguments = new String[2 + options.length];
    arguments[0] = "data";
    arguments[1] = folder.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return job(arguments);
  }

  private int job(String... arguments) {
    return Cli.run(new SoftmaxEngine(), new PrintWriter(out), new PrintWriter(err), arguments);
  }
}
