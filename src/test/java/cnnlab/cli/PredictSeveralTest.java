package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several networks predict the same images from the command line. */
class PredictSeveralTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final String CIFAR = "assets/zoo/cifar10-resnet20/best.safetensors";
  private static final String FASHION = "assets/zoo/fashion-lenet5/best.safetensors";
  private static final String CAT = "sample-images/chelsea.png";

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @Test
  void eachAnswersAfterItsOwnPreprocessing() throws Exception {
    JsonNode together =
        json("--weights", CIFAR, "--weights", FASHION, "--top", "2", "--json").get(0);
    assertThat(together.get("agree").asBoolean()).isFalse();
    assertThat(together.get("networks").findValuesAsText("network"))
        .containsExactly(CIFAR, FASHION);
    for (String network : new String[] {CIFAR, FASHION}) {
      JsonNode alone = json("--weights", network, "--top", "2", "--json").get(0);
      int place = network.equals(CIFAR) ? 0 : 1;
      assertThat(together.get("networks").get(place).get("predictions"))
          .isEqualTo(alone.get("predictions"));
    }
    assertThat(together.at("/networks/0/predictions/0/label").asText()).isEqualTo("cat");
  }

  @Test
  void aTableSaysWhereTheyAgree() {
    assertThat(run("--weights", CIFAR, "--weights", CIFAR, "--csv")).isZero();
    assertThat(out.toString().lines().skip(1))
        .singleElement()
        .asString()
        .matches(CAT + ",yes,cat,0\\.\\d+,cat,0\\.\\d+");
    assertThat(run("--weights", CIFAR, "--csv", "--json")).as("one of the two").isEqualTo(2);
  }

  @Test
  void asTextEachIsNamedAboveItsClasses() {
    run("--weights", CIFAR, "--architecture", "resnet20", "--weights", FASHION, "--top", "1");
    assertThat(out.toString().lines().map(String::strip).toList())
        .hasSize(5)
        .startsWith(CAT, CIFAR)
        .contains(FASHION);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatARunKnowsItselfIsRefusedForItAndTakenForTheOther() {
    assertThat(run("--run", "fashion-lenet5", "--labels", "x.json", "--weights", CIFAR))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--labels", "a run knows its own");
  }

  private JsonNode json(String... options) throws Exception {
    assertThat(run(options)).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String... options) {
    out = new StringWriter();
    err = new StringWriter();
    String[] all =
        Stream.of(new String[] {"predict", CAT}, options)
            .flatMap(Arrays::stream)
            .toArray(String[]::new);
    return Cli.run(ENGINE, new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
