package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.comparison.Latency;
import cnnlab.comparison.LatencyFile;
import cnnlab.data.OwnDataHome;
import cnnlab.data.tree.DataHome;
import cnnlab.inference.SingleImageTimes;
import cnnlab.training.SoftmaxEngine;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bench --latency}: how long one image takes, and where that is kept. */
@ExtendWith(OwnDataHome.class)
class LatencyCommandTest {

  @Test
  void medianAndPercentileAreToldWithTheMachine() throws Exception {
    Typed typed = Typed.words("bench resnet20 --latency");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out())
        .matches(
            "resnet20, 32 px, one image: median \\d+\\.\\d\\d ms, 95th percentile \\d+\\.\\d\\d ms"
                + " \\(\\d+ passes; .*Softmax in Java.*\\)\n");
    assertThat(typed.err()).isEmpty();
  }

  /** Compare reads it for the very network that was measured, on this machine. */
  @Test
  void whatWasMeasuredIsKeptForThatNetworkAndMachineAlone() throws Exception {
    JsonNode json = Typed.words("bench resnet20 --classes 7 --latency --json").json();

    assertThat(Typed.keys(json)).containsExactly("median", "p95", "passes", "machine");
    assertThat(json.get("p95").asDouble()).isGreaterThanOrEqualTo(json.get("median").asDouble());
    assertThat(json.get("passes").asInt()).isBetween(10, 100);
    String machine = SingleImageTimes.machine(new SoftmaxEngine());
    assertThat(json.get("machine").asText()).isEqualTo(machine);
    Map<String, Latency> kept = LatencyFile.usual().on(machine);
    assertThat(kept).containsOnlyKeys(key(7));
    assertThat(kept.values())
        .extracting(Latency::median)
        .containsExactly(json.get("median").asDouble());
    assertThat(LatencyFile.usual().on("another machine")).isEmpty();

    assertThat(Typed.words("bench resnet20 --latency --json").code()).isZero();
    assertThat(LatencyFile.usual().on(machine)).containsOnlyKeys(key(7), key(10));
  }

  private static Path file() {
    return DataHome.cache().resolve("latency.json");
  }

  private static String key(int classes) throws Exception {
    return LatencyFile.key(Catalogue.build(new NetworkSettings("resnet20", 32, classes, 1, false)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench --latency",
        "bench resnet20 --latency --batch 0",
        "bench resnet20 --latency --iterations -1",
        "bench resnet20 --latency --iterations many",
        "bench resnet20 --latency=5",
      })
  void wrongUsageMeasuresNothing(String words) {
    Typed typed = Typed.words(words);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err().lines()).hasSize(2);
    assertThat(typed.out()).isEmpty();
    assertThat(file()).doesNotExist();
  }

  @Test
  void aNetworkThatThereIsNotIsOneSentence() {
    Typed typed = Typed.words("bench resnet21 --latency");

    assertThat(typed.code()).isOne();
    assertThat(typed.err()).contains("no network called resnet21", "resnet20");
    assertThat(typed.err().lines()).hasSize(1);
  }

  /** A file that a person spoiled is measured anew, not complained about. */
  @Test
  void aSpoiledFileIsReplaced() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"resnet20\": [");

    assertThat(Typed.words("bench resnet20 --latency").code()).isZero();

    String machine = SingleImageTimes.machine(new SoftmaxEngine());
    assertThat(LatencyFile.usual().on(machine)).containsOnlyKeys(key(10));
  }
}
