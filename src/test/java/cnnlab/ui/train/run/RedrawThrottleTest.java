package cnnlab.ui.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class RedrawThrottleTest {
  private final RedrawThrottle pace = new RedrawThrottle();

  @Test
  void whatIsDrawnAtOnceIsDrawnAsOftenAsItCanBeRead() {
    assertThat(pace.period()).isEqualTo(Duration.ofMillis(300));
    draw(0);
    assertThat(pace.period()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void whatTakesLongIsDrawnLessOften() {
    draw(15);
    assertThat(pace.period()).isGreaterThanOrEqualTo(Duration.ofMillis(300 * 15));
  }

  @Test
  void howeverLongItTakesTheRunIsSeenToGoOn() {
    draw(100);
    assertThat(pace.period()).isEqualTo(Duration.ofSeconds(8));
    draw(0);
    assertThat(pace.period()).as("a machine that is free again").isLessThan(Duration.ofSeconds(8));
  }

  private void draw(long millis) {
    pace.draw(
        new Region(),
        () -> {
          long end = System.nanoTime() + millis * 1_000_000;
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
        });
  }
}
