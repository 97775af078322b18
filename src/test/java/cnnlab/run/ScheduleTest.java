package cnnlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
  @ParameterizedTest
  @EnumSource
  void theRateIsNeverNegativeAndNeverAboveTheOneChosen(Schedule schedule) {
    assertThat(IntStream.rangeClosed(0, 1000).mapToDouble(i -> schedule.factor(i / 1000.0)))
        .allSatisfy(factor -> assertThat(factor).isBetween(0.0, 1.0));
  }

  @Test
  void oneCycleBeginsPeaksAndEndsAsInPyTorch() {
    // torch.optim.lr_scheduler.OneCycleLR(max_lr=1) of PyTorch 1.13
    assertThat(Schedule.ONE_CYCLE.factor(0)).isCloseTo(0.04, within(1e-9));
    assertThat(Schedule.ONE_CYCLE.factor(0.3)).isCloseTo(1, within(1e-9));
    assertThat(Schedule.ONE_CYCLE.factor(0.5)).isCloseTo(0.803, within(0.02));
    assertThat(Schedule.ONE_CYCLE.factor(0.8)).isCloseTo(0.185, within(0.02));
    assertThat(Schedule.ONE_CYCLE.factor(1)).isCloseTo(4e-6, within(1e-12));
  }

  @Test
  void warmUpRisesOverTheFirstTwentiethAndFallsToZero() {
    assertThat(Schedule.WARM_UP.factor(0)).isCloseTo(0.1, within(1e-9));
    assertThat(Schedule.WARM_UP.factor(0.025)).isCloseTo(0.55, within(1e-9));
    assertThat(Schedule.WARM_UP.factor(0.05)).isCloseTo(1, within(1e-9));
    assertThat(Schedule.WARM_UP.factor(1)).isCloseTo(0, within(1e-9));
  }
}
