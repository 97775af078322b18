package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.training.SoftmaxEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DiffCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsTwoNetworksSideBySide() {
    assertThat(run("diff", "resnet20", "plain20")).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll("\\s+", " ")))
        .contains(
            " layer1.0.add: Addition 16x32x32 <",
            " conv1: Convolution 3×3, 16 16x32x32 = conv1: Convolution 3×3, 16 16x32x32");
  }

  @Test
  void printsJson() throws Exception {
    assertThat(run("diff", "resnet50_v1", "resnet50", "--json")).isZero();
    JsonNode diff = new ObjectMapper().readTree(out.toString());
    assertThat(diff.get("totalA").get("params").asLong()).isEqualTo(25_557_032);
    assertThat(diff.get("stages").get(0).get("reduction").asInt()).isEqualTo(1);
    assertThat(diff.get("stages").get(0).get("layers").get(0).toString())
        .isEqualTo("{\"relation\":\"same\",\"a\":\"input\",\"b\":\"input\"}");
  }

  @Test
  void costsAreCountedAsChosen() throws Exception {
    assertThat(run("diff", "vgg16", "vgg16", "--flops", "--mb")).isZero();
    assertThat(out.toString()).contains("30,940,528,640 FLOPs, 61.0 MB").doesNotContain("MiB");
    assertThat(run("diff", "googlenet_paper", "googlenet_paper", "--heads")).isZero();
    assertThat(out.toString()).contains("13,378,280 parameters", "aux1.");
  }

  @Test
  void anUnknownNetworkIsAnsweredWithCloseOnes() {
    assertThat(run("diff", "resnet50", "resnet51")).isEqualTo(1);
    assertThat(err.toString()).contains("no network called resnet51");
  }

  private int run(String... arguments) {
    return Cli.run(
        new SoftmaxEngine(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
