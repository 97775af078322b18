package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.training.SoftmaxEngine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void printsTheNetworkAsSetForAFramework() {
    assertThat(run("code", "resnet20", "--classes", "7", "--framework", "pytorch")).isZero();
    assertThat(out.toString())
        .contains("class Resnet20(nn.Module):", "num_classes=7", "nn.Linear(64, num_classes)");
  }

  @Test
  void writesAFile() throws Exception {
    Path file = folder.resolve("Vgg11.java");
    assertThat(run("code", "vgg11", "--framework", "dl4j", "--out", file.toString())).isZero();
    assertThat(Files.readString(file)).contains("public final class Vgg11 {");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatCannotBeDoneIsSaidInOneSentence() {
    String file = folder.resolve("no/net.py").toString();
    assertThat(run("code", "vgg11", "--framework", "keras", "--out", file)).isEqualTo(1);
    assertThat(err.toString())
        .as("the folder that is missing")
        .contains(folder.resolve("no") + " does not exist");
    assertThat(run("code", "vgg11", "--framework", "caffe")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return Cli.run(
        new SoftmaxEngine(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
