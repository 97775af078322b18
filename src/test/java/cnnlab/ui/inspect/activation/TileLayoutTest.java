package cnnlab.ui.inspect.activation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiles in a grid, in pixels: gap 6, sides from 56 to 280. */
class TileLayoutTest {

  @ParameterizedTest(name = "{0} tiles in {1}x{2}: {3} beside each other")
  @CsvSource({
    "4, 568, 430, 3", // two would be too high
    "16, 568, 430, 6",
    "64, 568, 430, 9", // the least size that is allowed is reached: the rest is scrolled to
    "512, 568, 430, 9",
    "512, 1400, 800, 22",
    "2, 300, 900, 2",
    "7, 20, 20, 1"
  })
  void asManyStandBesideEachOtherAsFit(int count, double width, double height, int columns) {
    assertThat(layout(count, width, height).columns()).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"3", "16", "64", "96", "256", "512"})
  void theyFillTheWidthUpToLessThanAPixelEach(int count) {
    for (double width = 300; width <= 1400; width += 37) {
      TileLayout layout = layout(count, width, 430);
      double used = layout.columns() * (layout.side() + 6);
      assertThat(used).isLessThanOrEqualTo(width);
      if (layout.side() < 280) {
        assertThat(used).isGreaterThan(width - layout.columns());
      }
    }
  }

  @Test
  void withTheTypeEnlargedTheyGrow() {
    double usual = TileLayout.of(512, 568, 430, 6, 4 * 14, 20 * 14).side();
    double enlarged = TileLayout.of(512, 568, 430, 6, 4 * 18, 20 * 18).side();
    assertThat(enlarged).isGreaterThanOrEqualTo(4 * 18).isGreaterThan(usual);
  }

  private static TileLayout layout(int count, double width, double height) {
    return TileLayout.of(count, width, height, 6, 56, 280);
  }
}
