package cnnlab.ui.inspect.activation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.inspect.activation.Tiles.Scale;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures of filters. */
class TilesTest {
  private static final int GRAY = 0xFF808080;
  private static final int WHITE = 0xFFF7F7F7;
  private static final int BLUE = 0xFF2166AC;
  private static final int RED = 0xFFB2182B;

  @Test
  void aFilterThatLooksForRedIsRed() {
    ImageFilters filters = new ImageFilters(tensor(List.of(2, 3, 1, 2), redOnTheLeft()));
    assertThat(filters.count()).isEqualTo(2);
    assertThat(filters.pixels(0, Scale.TILE)).containsExactly(0xFFFF8080, GRAY);
    assertThat(filters.reading(new Spot(0, 0, 0))).contains("R 2.00", "G 0.00", "B 0.00");
  }

  @Test
  void onTheLayersScaleTheWeakerFilterIsPaler() {
    ImageFilters filters = new ImageFilters(tensor(List.of(2, 3, 1, 2), redOnTheLeft()));
    assertThat(filters.pixels(1, Scale.TILE)).containsExactly(GRAY, 0xFF808000);
    assertThat(filters.pixels(1, Scale.LAYER)).containsExactly(GRAY, 0xFF808040);
  }

  /** Two filters of 1x2: one red by 2 on the left, one averse to blue by 1 on the right. */
  private static float[] redOnTheLeft() {
    return new float[] {2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1};
  }

  @Test
  void aDeeperFilterHasASliceForEachChannelItReads() {
    KernelSlices slices =
        new KernelSlices(
            tensor(List.of(2, 2, 1, 3), new float[] {9, 9, 9, 9, 9, 9, 0, 4, -4, 1, 0, 0}), 1);
    assertThat(slices.filters()).isEqualTo(2);
    assertThat(slices.count()).isEqualTo(2);
    assertThat(slices.pixels(0, Scale.TILE)).containsExactly(WHITE, RED, BLUE);
    assertThat(slices.pixels(1, Scale.TILE)).containsExactly(RED, WHITE, WHITE);
    assertThat(slices.reading(new Spot(0, 0, 2))).isEqualTo("-4.00");
  }

  private static Tensor tensor(List<Integer> shape, float[] values) {
    return new Tensor(shape, FloatBuffer.wrap(values));
  }
}
