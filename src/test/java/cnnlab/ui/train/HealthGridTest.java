package cnnlab.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.HealthMetrics;
import cnnlab.run.LayerHealth;
import cnnlab.ui.train.HealthGrid.Measure;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthGridTest {
  private static final double NONE = Double.NaN;
  private static final List<HealthMetrics> MEASURED =
      List.of(
          new HealthMetrics(
              1,
              List.of(
                  new LayerHealth("conv", 1, 1e-4, 1, 0.5), new LayerHealth("fc", 1, 1, 1, NONE))),
          new HealthMetrics(
              11,
              List.of(
                  new LayerHealth("conv", 1, 1e-2, 1, 0), new LayerHealth("fc", 1, 0, 1, NONE))));

  @Test
  void layersLieBelowEachOtherAndIterationsBesideEachOther() {
    HealthGrid grid = HealthGrid.of(MEASURED, Measure.UPDATE);

    assertThat(grid.layers()).containsExactly("conv", "fc");
    assertThat(grid.iterations()).containsExactly(1, 11);
    assertThat(grid.values()[0]).containsExactly(1e-4, 1e-2);
  }

  @Test
  void shadesGoByTheLogarithmBetweenTheSmallestValueAboveZeroAndTheLargest() {
    HealthGrid grid = HealthGrid.of(MEASURED, Measure.UPDATE);

    assertThat(grid.low()).isEqualTo(1e-4);
    assertThat(grid.high()).isEqualTo(1);
    assertThat(grid.shade(1e-2, grid.low(), grid.high())).isEqualTo(0.5);
    assertThat(grid.shade(0, grid.low(), grid.high())).isZero();
  }

  @Test
  void onlyLayersWithAReluCanBeDeadAndSharesAreShadedAsTheyAre() {
    HealthGrid grid = HealthGrid.of(MEASURED, Measure.DEAD);

    assertThat(grid.layers()).containsExactly("conv");
    assertThat(grid.shade(0.5, grid.low(), grid.high())).isEqualTo(0.5);
  }

  @Test
  void aLongRunHasNoMoreColumnsThanCanBeSeenAndAmongThemTheNewest() {
    List<HealthMetrics> many =
        IntStream.rangeClosed(1, 5000)
            .mapToObj(i -> new HealthMetrics(i, MEASURED.getFirst().layers()))
            .toList();
    HealthGrid grid = HealthGrid.of(many, Measure.SPREAD);

    assertThat(grid.iterations().length).isLessThan(500);
    assertThat(grid.iterations()[grid.iterations().length - 1]).isEqualTo(5000);
  }
}
