package cnnlab.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.Device;
import cnnlab.engine.machine.Gpu;
import cnnlab.engine.machine.InstructionSet;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendTest {

  @ParameterizedTest
  @CsvSource({
    "Tesla K40m,3,5,false",
    "Tesla K80,3,7,true",
    "NVIDIA GeForce GTX 1080,6,1,true",
    "Tesla V100-SXM2-16GB,7,0,true",
    "NVIDIA A100-SXM4-40GB,8,0,true",
    "NVIDIA GeForce RTX 4090,8,9,true",
    "NVIDIA H100 80GB HBM3,9,0,false",
    "NVIDIA B200,10,0,false",
    "NVIDIA GeForce RTX 5090,12,0,false"
  })
  void computesOnAGpuThatTheCudaBuildHasCodeFor(
      String name, int major, int minor, boolean expected) {
    Optional<Gpu> gpu = Optional.of(new Gpu(name, major, minor));
    assertThat(Backend.usable(gpu, true)).isEqualTo(expected);
    assertThat(Backend.usable(gpu, false)).as("without the CUDA build").isFalse();
  }

  @Test
  void computesOnTheProcessorWhereThereIsNoGpu() {
    assertThat(Backend.usable(Optional.empty(), true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fpu sse4_2 avx avx2 avx512f avx512dq avx512cd avx512bw avx512vl | AVX512",
        "fpu sse4_2 avx avx2 fma | AVX2",
        "fpu sse4_2 avx2 avx512f avx512cd avx512er avx512pf | AVX2",
        "fpu sse4_2 avx | GENERIC"
      })
  void takesTheWidestInstructionsTheProcessorHas(String flags, InstructionSet expected) {
    String processors = "processor\t: 0\nmodel name\t: any\nflags\t\t: " + flags + "\n";
    assertThat(InstructionSet.of(List.of(processors))).isEqualTo(expected);
  }

  @Test
  void saysWhatItComputesWith() throws UserProblem {
    Device device = new Dl4jEngine().device();
    assertThat(device.backend()).startsWith("ND4J 1.0.0-M2.1");
    assertThat(device.threads()).isPositive();
    assertThat(device.maxMemoryMiB()).isPositive();
  }
}
