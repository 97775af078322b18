package cnnlab.ui.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.LayerMetrics;
import cnnlab.run.LayerStatistics;
import cnnlab.ui.train.run.LayerStatisticsGrid.Measure;
import cnnlab.ui.train.run.LayerStatisticsGrid.Tick;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayerStatisticsGridTest {
  private static final double NONE = Double.NaN;
  private static final List<LayerMetrics> MEASURED =
      List.of(
          new LayerMetrics(
              1,
              List.of(
                  new LayerStatistics("conv", 1, 1e-4, 1, 0.5),
                  new LayerStatistics("fc", 1, 1, 1, NONE))),
          new LayerMetrics(
              11,
              List.of(
                  new LayerStatistics("conv", 1, 1e-2, 1, 0),
                  new LayerStatistics("fc", 1, 0, 1, NONE))));

  @Test
  void layersLieBelowEachOtherAndIterationsBesideEachOther() {
    LayerStatisticsGrid grid = LayerStatisticsGrid.of(MEASURED, Measure.UPDATE);

    assertThat(grid.layers()).containsExactly("conv", "fc");
    assertThat(grid.iterations()).containsExactly(1, 11);
    assertThat(grid.values()[0]).containsExactly(1e-4, 1e-2);
  }

  @Test
  void shadesGoByTheLogarithmBetweenTheSmallestValueAboveZeroAndTheLargest() {
    LayerStatisticsGrid grid = LayerStatisticsGrid.of(MEASURED, Measure.UPDATE);

    assertThat(grid.low()).isEqualTo(1e-4);
    assertThat(grid.high()).isEqualTo(1);
    assertThat(grid.shade(1e-2, grid.low(), grid.high())).isEqualTo(0.5);
    assertThat(grid.shade(0, grid.low(), grid.high())).isZero();
  }

  @Test
  void onlyLayersWithAReluCanBeDeadAndSharesAreShadedAsTheyAre() {
    LayerStatisticsGrid grid = LayerStatisticsGrid.of(MEASURED, Measure.DEAD);

    assertThat(grid.layers()).containsExactly("conv");
    assertThat(grid.shade(0.5, grid.low(), grid.high())).isEqualTo(0.5);
  }

  @Test
  void roundIterationsStandBelowTheColumnsThatTheyBelongTo() {
    LayerStatisticsGrid grid = LayerStatisticsGrid.of(MEASURED, Measure.UPDATE);

    assertThat(grid.ticks(2)).containsExactly(new Tick(5, 0.45), new Tick(10, 0.7));
    assertThat(grid.ticks(100)).hasSize(11).contains(new Tick(1, 0.25), new Tick(11, 0.75));
    assertThat(grid.ticks(0)).as("no room").isEmpty();
    assertThat(LayerStatisticsGrid.of(List.of(), Measure.UPDATE).ticks(5)).isEmpty();
  }

  @Test
  void aLongRunHasNoMoreColumnsThanCanBeSeenAndAmongThemTheNewest() {
    List<LayerMetrics> many =
        IntStream.rangeClosed(1, 5000)
            .mapToObj(i -> new LayerMetrics(i, MEASURED.getFirst().layers()))
            .toList();
    LayerStatisticsGrid grid = LayerStatisticsGrid.of(many, Measure.SPREAD);

    assertThat(grid.iterations().length).isLessThan(500);
    assertThat(grid.iterations()[grid.iterations().length - 1]).isEqualTo(5000);
  }
}
