package cnnlab.lesson.value;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.IterationMetrics;
import cnnlab.run.LayerMetrics;
import cnnlab.run.LayerStatistics;
import cnnlab.run.RunHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two iterations an epoch, all four measured. */
class EpochGradientsTest {
  private static LayerMetrics measured(int iteration, double conv, double fc) {
    return new LayerMetrics(
        iteration,
        List.of(
            new LayerStatistics("conv", conv, 0.001, 1, 0),
            new LayerStatistics("relu", Double.NaN, Double.NaN, 1, 0),
            new LayerStatistics("fc", fc, 0.001, 1, 0)));
  }

  private static final RunHistory HISTORY =
      new RunHistory(
          List.of(
              new IterationMetrics(1, 1, 2.3, 0.1, 0.1),
              new IterationMetrics(2, 1, 2.2, 0.1, 0.1),
              new IterationMetrics(3, 2, 2.1, 0.2, 0.1),
              new IterationMetrics(4, 2, 2.0, 0.2, 0.1)),
          List.of(measured(1, 1, 8), measured(2, 3, 8), measured(3, 0.5, 4), measured(4, 0.5, 2)));

  @Test
  void anEpochsNormIsTheMeanOfItsIterations() {
    assertThat(EpochGradients.of(HISTORY, 1).norms()).containsEntry("conv", 2.0).hasSize(2);
    assertThat(EpochGradients.of(HISTORY, 2).norms().keySet()).containsExactly("conv", "fc");
    assertThat(EpochGradients.of(HISTORY, 2).norms()).containsEntry("fc", 3.0);
  }

  @Test
  void anEpochThatWasNotMeasuredHasNone() {
    assertThat(EpochGradients.of(HISTORY, 3).norms()).isEmpty();
  }
}
