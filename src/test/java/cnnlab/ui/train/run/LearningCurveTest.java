package cnnlab.ui.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.IterationMetrics;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
  private static final List<IterationMetrics> ITERATIONS =
      List.of(
          new IterationMetrics(1, 1, 3, 0.1, 0.1),
          new IterationMetrics(2, 1, 1, 0.2, 0.1),
          new IterationMetrics(3, 2, 2, 0.3, 0.1));

  @Test
  void anIterationStandsWhereItsEpochIs() {
    assertThat(LearningCurve.ofIterations(ITERATIONS, 2, IterationMetrics::loss).x())
        .containsExactly(0.5, 1, 1.5);
  }

  @Test
  void theFirstValuesDoNotCountForMoreThanOthers() {
    LearningCurve smooth =
        LearningCurve.ofIterations(ITERATIONS, 2, IterationMetrics::loss).smoothed(0.5);
    assertThat(smooth.y())
        .containsExactly(
            new double[] {3, (0.5 * 3 + 1) / 1.5, (0.25 * 3 + 0.5 + 2) / 1.75},
            Offset.offset(1e-12));
  }

  @Test
  void smoothedByNothingAllStaysAsItIs() {
    assertThat(LearningCurve.ofIterations(ITERATIONS, 2, IterationMetrics::loss).smoothed(0).y())
        .containsExactly(3, 1, 2);
  }
}
