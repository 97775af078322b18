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
import javax.imageio.ImageIO;
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
        .contains("1 of 19 images cannot be read", "broken.png")
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

  private int run(String... options) {
    String[] arguments = new String[2 + options.length];
    arguments[0] = "data";
    arguments[1] = folder.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Cli.run(new SoftmaxEngine(), new PrintWriter(out), new PrintWriter(err), arguments);
  }
}
