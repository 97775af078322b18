package cnnlab.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunSamples;
import cnnlab.ui.Background;
import cnnlab.ui.FakeEngine;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RateSearchViewModelTest {
  @Test
  void anUnexpectedErrorEndsTheSearchAndIsShown() {
    Background background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    RateSearchViewModel search = new RateSearchViewModel(new FakeEngine(), background);

    search.start(RunSamples.settings());

    assertThat(search.busyProperty().get()).isFalse();
    assertThat(Objects.requireNonNull(search.problemProperty().get()).getMessage())
        .contains("computes nothing");
  }
}
