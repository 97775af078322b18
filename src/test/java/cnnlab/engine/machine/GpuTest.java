package cnnlab.engine.machine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpuTest {

  /** ND4J 1.0.0-M2.1 has code for 3.7, 5.x, 6.x, 7.x, 8.0 and 8.6; 8.9 runs that for 8.6. */
  @ParameterizedTest
  @CsvSource({
    "Tesla K40, 3, 5, false",
    "Tesla K80, 3, 7, true",
    "GeForce GTX 1080, 6, 1, true",
    "Tesla T4, 7, 5, true",
    "GeForce RTX 4090, 8, 9, true",
    "H100, 9, 0, false",
    "GeForce RTX 5090, 12, 0, false"
  })
  void theGenerationDecidesWhetherTheCudaBuildCanUseIt(
      String name, int major, int minor, boolean supported) {
    assertThat(new Gpu(name, major, minor).supported()).isEqualTo(supported);
  }

  /** Only the first is told of: ND4J computes on it. */
  @Test
  void ofSeveralGpusTheFirstCounts() {
    Recorded driver =
        new Recorded(0, List.of(new Gpu("Tesla T4", 7, 5), new Gpu("NVIDIA H100", 9, 0)));
    assertThat(Gpu.first(driver)).contains(new Gpu("Tesla T4", 7, 5));
    assertThat(Gpu.first(driver).orElseThrow().title())
        .isEqualTo("Tesla T4, compute capability 7.5");
  }

  /** A part of a GPU (MIG) is a device of its own with the GPU's capability. */
  @Test
  void aPartOfAGpuIsOne() {
    Gpu part = new Gpu("NVIDIA A100-SXM4-40GB MIG 1g.5gb", 8, 0);
    assertThat(Gpu.first(new Recorded(0, List.of(part)))).contains(part);
    assertThat(part.supported()).isTrue();
  }

  /** Statuses of cuInit: 100 no device, 3 not initialized, 803 driver and library do not match. */
  @ParameterizedTest
  @ValueSource(ints = {100, 3, 803, 999})
  void whereTheDriverRefusesThereIsNone(int status) {
    assertThat(Gpu.first(new Recorded(status, List.of(new Gpu("Tesla T4", 7, 5))))).isEmpty();
  }

  @Test
  void withoutDevicesOrFunctionsThereIsNone() {
    assertThat(Gpu.first(new Recorded(0, List.of()))).isEmpty();
    assertThat(Gpu.first(new CudaDriver(_ -> Optional.empty()))).isEmpty();
  }

  @Test
  void nonsenseIsNoGpuOrHasAReadableName() {
    assertThat(Gpu.first(new Recorded(0, List.of(new Gpu("?", 0, 0))))).isEmpty();
    assertThat(Gpu.first(new Recorded(0, List.of(new Gpu("?", -7, 3))))).isEmpty();
    Gpu endless = new Gpu("x".repeat(256), 8, 6);
    assertThat(Gpu.first(new Recorded(0, List.of(endless)))).contains(endless);
  }

  /**
   * A driver's answers.
   *
   * @param started status of cuInit
   */
  private record Recorded(int started, List<Gpu> devices) implements Gpu.Driver {
    private static final int INVALID_DEVICE = 101;

    @Override
    public int call(String function, Object... arguments) {
      return switch (function) {
        case "cuInit" -> started;
        case "cuDeviceGet" -> {
          int index = (int) arguments[1];
          yield index < devices.size() ? answer(arguments[0], index) : INVALID_DEVICE;
        }
        case "cuDeviceGetName" -> {
          byte[] name = devices.get((int) arguments[2]).name().getBytes(StandardCharsets.UTF_8);
          MemorySegment.copy(name, 0, (MemorySegment) arguments[0], JAVA_BYTE, 0, name.length);
          yield 0;
        }
        case "cuDeviceGetAttribute" -> {
          Gpu gpu = devices.get((int) arguments[2]);
          yield answer(arguments[0], (int) arguments[1] == 75 ? gpu.major() : gpu.minor());
        }
        default -> throw new AssertionError(function);
      };
    }

    private static int answer(Object place, int value) {
      ((MemorySegment) place).set(JAVA_INT, 0, value);
      return 0;
    }
  }
}
