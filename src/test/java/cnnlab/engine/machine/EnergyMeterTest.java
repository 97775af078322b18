package cnnlab.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counters as Linux shows them, of a machine with two processors. */
class EnergyMeterTest {
  @TempDir Path powercap;

  private void counter(String zone, long microjoules) throws IOException {
    Path folder = Files.createDirectories(powercap.resolve(zone));
    Files.writeString(folder.resolve("energy_uj"), microjoules + "\n");
    Files.writeString(folder.resolve("max_energy_range_uj"), "1000000000\n");
  }

  @Test
  void whatTheProcessorsTakeIsAddedAndTheirPartsAreNotCountedTwice() throws IOException {
    counter("intel-rapl:0", 5_000_000);
    counter("intel-rapl:0:0", 4_000_000);
    counter("intel-rapl:1", 7_000_000);
    EnergyMeter meter = EnergyMeter.start(powercap).orElseThrow();
    counter("intel-rapl:0", 6_500_000);
    counter("intel-rapl:0:0", 5_500_000);
    counter("intel-rapl:1", 9_000_000);
    assertThat(meter.joules()).hasValue(3.5);
  }

  @Test
  void aCounterThatBeganAgainIsReadOn() throws IOException {
    counter("intel-rapl:0", 999_000_000);
    EnergyMeter meter = EnergyMeter.start(powercap).orElseThrow();
    counter("intel-rapl:0", 1_000_000);
    assertThat(meter.joules()).hasValue(2.0);
  }

  @Test
  void aMachineThatTellsNothingHasNoMeter() throws IOException {
    assertThat(EnergyMeter.start(powercap)).isEmpty();
    assertThat(EnergyMeter.start(powercap.resolve("none"))).isEmpty();
    counter("intel-rapl:0", 1);
    Files.writeString(powercap.resolve("intel-rapl:0/energy_uj"), "");
    assertThat(EnergyMeter.start(powercap)).isEmpty();
  }
}
