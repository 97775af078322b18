package cnnlab.ui.explore.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.diagram.geometry.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewportTest {
  @Test
  void zoomingLeavesThePointUnderThePointerWhereItIs() {
    Viewport before = new Viewport(0.8, 30, -20);
    Viewport after = before.zoomed(1.7, 250, 140);
    assertThat(after.pictureX(250)).isCloseTo(before.pictureX(250), within(1e-9));
    assertThat(after.pictureY(140)).isCloseTo(before.pictureY(140), within(1e-9));
    assertThat(after.scale()).isCloseTo(1.36, within(1e-9));
  }

  @Test
  void fittingShowsTheWholePictureInTheMiddle() {
    Viewport fit = Viewport.fit(800, 600, 4000, 500);
    assertThat(fit.pictureX(0)).isNegative();
    assertThat(fit.pictureX(800)).isGreaterThan(4000);
    assertThat(fit.pictureX(400)).isCloseTo(2000, within(1e-6));
    assertThat(fit.pictureY(300)).isCloseTo(250, within(1e-6));
  }

  @Test
  void whatWouldBeTooSmallBeginsAtTheUpperLeftAndGoesOnBelow() {
    assertThat(Viewport.readable(800, 600, 4000, 500, 0))
        .isEqualTo(Viewport.fit(800, 600, 4000, 500));
    Viewport readable = Viewport.readable(800, 600, 700, 1500, 1.1);
    assertThat(readable.scale()).isEqualTo(1.1);
    assertThat(readable.screenX(0)).isBetween(0.0, 20.0);
    assertThat(readable.screenX(700)).isLessThan(800);
    assertThat(readable.screenY(0)).isBetween(0.0, 10.0);
    assertThat(readable.screenY(1500)).isGreaterThan(600);
    assertThat(Viewport.readable(800, 600, 700, 1500, 2).screenX(700))
        .as("as large as can be without a part beside the screen")
        .isBetween(780.0, 800.0);
    assertThat(Viewport.readable(800, 600, 500, 300, 1.3))
        .isEqualTo(Viewport.fit(800, 600, 500, 300)); // larger already
  }

  @Test
  void aStageFillsTheScreenInItsMiddle() {
    Viewport view = Viewport.showing(new Rectangle(1000, 200, 400, 100), 800, 600);
    assertThat(view.seen(800, 600).contains(new Rectangle(1000, 200, 400, 100))).isTrue();
    assertThat(view.pictureX(400)).isCloseTo(1200, within(1e-6));
    assertThat(view.scale()).isGreaterThan(1.9);
  }

  @Test
  void zoomHasLimits() {
    assertThat(new Viewport(1, 0, 0).zoomed(1000, 0, 0).scale()).isEqualTo(Viewport.MOST);
    assertThat(new Viewport(1, 0, 0).zoomed(0.0001, 0, 0).scale()).isEqualTo(Viewport.LEAST);
  }

  /** Of a picture that goes on below the screen, by the least scale at which it can be read. */
  @ParameterizedTest
  @CsvSource({"10, 4", "1000, -875", "1950, -1704"})
  void whatIsSelectedIsAsNearToTheMiddleAsTheEndsOfThePictureAllow(double y, double offset) {
    Viewport upper = Viewport.readable(408, 300, 400, 2000, 1);
    assertThat(upper.offsetY()).isEqualTo(4);
    Viewport scrolled = upper.scrolledTo(new Rectangle(100, y, 50, 50), 300, 2000);
    assertThat(scrolled.offsetY()).isEqualTo(offset);
    assertThat(scrolled.scale()).isEqualTo(upper.scale());
  }

  @Test
  void aPictureThatIsSeenAsAWholeIsNotScrolled() {
    Viewport whole = Viewport.readable(408, 300, 400, 200, 1);
    assertThat(whole.scrolledTo(new Rectangle(0, 180, 20, 20), 300, 200)).isEqualTo(whole);
  }
}
