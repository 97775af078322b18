package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.Device;
import cnnlab.engine.machine.Gpu;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NVIDIA A100, 8, 0 | true | NVIDIA A100, compute capability 8.0: used",
        "NVIDIA A100, 8, 0 | false | CNNLAB_PROFILES=cuda can use the GPU",
        "NVIDIA H100, 9, 0 | false | no CUDA build of ND4J has code for this generation"
      })
  void saysWhichGpuThereIsAndWhetherItIsOrCanBeUsed(String gpu, boolean used, String expected) {
    String[] parts = gpu.split(", ", -1);
    Gpu found = new Gpu(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    assertThat(DoctorCommand.gpu(device(found, used))).contains(expected).startsWith(parts[0]);
  }

  @Test
  void saysThatThereIsNone() {
    assertThat(DoctorCommand.gpu(device(null, false))).contains("none found");
  }

  private static Device device(@Nullable Gpu gpu, boolean used) {
    return new Device("ND4J", "AVX2", 2, 1024, gpu, used);
  }
}
