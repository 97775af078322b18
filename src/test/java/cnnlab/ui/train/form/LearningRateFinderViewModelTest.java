package cnnlab.ui.train.form;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.OpenedData;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import cnnlab.training.RunPlan;
import cnnlab.ui.Background;
import cnnlab.ui.FakeEngine;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LearningRateFinderViewModelTest {
  @Test
  void anUnexpectedErrorEndsTheSearchAndIsShown() throws UserProblem {
    Background background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    LearningRateFinderViewModel search =
        new LearningRateFinderViewModel(new FakeEngine(), background);

    RunSettings settings = RunSamples.settings();
    search.start(
        RunPlan.of(settings, OpenedData.open(settings.data()).split(settings.splitting())));

    assertThat(search.busyProperty().get()).isFalse();
    assertThat(Objects.requireNonNull(search.problemProperty().get()).getMessage())
        .contains("computes nothing");
  }
}
