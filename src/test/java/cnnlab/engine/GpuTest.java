package cnnlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
