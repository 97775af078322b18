package cnnlab.ui.train.form;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunSamples;
import cnnlab.ui.Background;
import cnnlab.ui.FakeEngine;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LearningRateFinderViewModelTest {
  @Test
  void anUnexpectedErrorEndsTheSearchAndIsShown() {
    Background background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    LearningRateFinderViewModel search =
        new LearningRateFinderViewModel(new FakeEngine(), background);

    search.start(RunSamples.settings());

    assertThat(search.busyProperty().get()).isFalse();
    assertThat(Objects.requireNonNull(search.problemProperty().get()).getMessage())
        .contains("computes nothing");
  }
}
