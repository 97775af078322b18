package cnnlab.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.arch.Architecture;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.inference.SingleImageTimes;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyFileTest {
  private static final String HERE = "a processor, 2 threads";

  @TempDir private Path folder;

  @Test
  void medianAndPercentileAreNumPys() {
    // numpy.percentile([5, 1, 4, 2, 3, 10], [50, 95])
    Latency latency = Latency.of(new double[] {5, 1, 4, 2, 3, 10}, HERE, null);
    assertThat(latency.median()).isEqualTo(3.5);
    assertThat(latency.p95()).isCloseTo(8.75, within(1e-12));
    assertThat(latency.passes()).isEqualTo(6);
    assertThat(Latency.of(new double[] {2}, HERE, null).p95()).isEqualTo(2);
  }

  @Test
  void whatWasMeasuredOnAnotherMachineIsNotShownHere() throws UserProblem {
    Architecture lenet = network("lenet5");
    Architecture resnet = network("resnet20");
    LatencyFile file = new LatencyFile(folder.resolve("a/latency.json"));
    assertThat(file.on(HERE)).as("before anything is measured").isEmpty();
    Latency here = Latency.of(new double[] {1}, HERE, null);
    file.put(lenet, here);
    file.put(resnet, Latency.of(new double[] {2}, "elsewhere", null));
    file.put(lenet, Latency.of(new double[] {3}, "elsewhere", null));

    Map<String, Latency> found = new LatencyFile(folder.resolve("a/latency.json")).on(HERE);
    assertThat(found).containsExactly(Map.entry(LatencyFile.key(lenet), here));
  }

  @Test
  void aDamagedFileIsAsNone() throws Exception {
    Path damaged = Files.writeString(folder.resolve("latency.json"), "{\"a\": 3");
    LatencyFile file = new LatencyFile(damaged);
    assertThat(file.on(HERE)).isEmpty();
    file.put(network("lenet5"), Latency.of(new double[] {1}, HERE, null));
    assertThat(file.on(HERE)).hasSize(1);
  }

  @Test
  void passesAreMeasuredUntilThereAreEnoughOrTheUserHasEnough() throws UserProblem {
    SoftmaxEngine engine = new SoftmaxEngine();
    Architecture lenet = network("lenet5");
    double[] seconds = SingleImageTimes.measure(engine, lenet, _ -> true).orElseThrow().seconds();
    assertThat(seconds).hasSizeBetween(10, 100);
    assertThat(seconds).doesNotContain(0);
    assertThat(SingleImageTimes.measure(engine, lenet, share -> share < 0.02)).isEmpty();
    assertThat(SingleImageTimes.machine(engine)).contains("1 threads", "Softmax in Java");
  }

  private static Architecture network(String name) throws UserProblem {
    return Catalogue.build(Catalogue.entry(name).settings());
  }
}
