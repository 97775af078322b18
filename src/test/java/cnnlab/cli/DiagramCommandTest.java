package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.SoftmaxEngine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void writesSvg() throws Exception {
    Path file = folder.resolve("net.svg");
    assertThat(run("diagram", "resnet20", "--classes", "7", "--dark", "--out", file.toString()))
        .isZero();
    assertThat(Files.readString(file))
        .startsWith("<?xml")
        .contains("<title>resnet20</title>", "fc, 7");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void writesSvgThatFollowsTheReader() throws Exception {
    Path file = folder.resolve("net.svg");
    assertThat(run("diagram", "vgg11", "--both-themes", "--out", file.toString())).isZero();
    assertThat(Files.readString(file)).contains("@media (prefers-color-scheme:dark)");
  }

  @Test
  void writesPngFromLeftToRight() throws Exception {
    Path file = folder.resolve("net.PNG");
    assertThat(
            run("diagram", "plain20", "--view", "blocks", "--horizontal", "--out", file.toString()))
        .isZero();
    var image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isGreaterThan(image.getHeight());
  }

  @Test
  void otherFormatsAndPlacesAreRefusedInOneSentence() {
    assertThat(run("diagram", "vgg11", "--out", "net.pdf")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "The format of net.pdf is unknown. End the file's name in .svg or .png."
                + System.lineSeparator());
    assertThat(run("diagram", "vgg11", "--out", folder.resolve("no/net.svg").toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("net.svg cannot be written.");
  }

  @Test
  void withoutAFileItIsWrongUsage() {
    assertThat(run("diagram", "vgg11")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return Cli.run(
        new SoftmaxEngine(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
