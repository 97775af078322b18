package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.ColorMap;
import cnnlab.data.image.RgbImage;
import cnnlab.explain.AttributionMethod.Sign;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeatMapColorsTest {
  private static final HeatMap MAP = new HeatMap(1, 2, new float[] {-2, 4});

  @Test
  void theEndOfTheColorsIsTheLargestSize() {
    HeatMapColors colors = HeatMapColors.of(MAP, Sign.SIGNED);
    assertThat(colors.reach()).isEqualTo(4);
    assertThat(colors.argb(2).applyAsInt(0, 0)).isEqualTo(ColorMap.BLUE_RED.argb(0.25));
    assertThat(colors.argb(2).applyAsInt(1, 0)).isEqualTo(ColorMap.BLUE_RED.argb(1));
  }

  @Test
  void oneScaleForSeveralMapsMakesThemComparable() {
    HeatMapColors weak = new HeatMapColors(MAP, Sign.SIGNED, 40);
    assertThat(weak.argb(2).applyAsInt(1, 0)).isEqualTo(ColorMap.BLUE_RED.argb(0.55));
  }

  /** One pixel of 400 far above all others would leave the rest dark. */
  @Test
  void aFewOutliersAreClipped() {
    float[] values = new float[400];
    Arrays.fill(values, 1);
    values[7] = 1000;
    assertThat(HeatMapColors.reach(new HeatMap(20, 20, values))).isEqualTo(1);
  }

  @Test
  void laidOverAnImageBothShowThrough() {
    RgbImage black = new RgbImage(1, 1, new byte[3]);
    HeatMapColors colors = HeatMapColors.of(MAP, Sign.ABSOLUTE);
    RgbImage whole = colors.over(black, 1, 2);
    RgbImage half = colors.over(black, 0.5, 2);
    int red = whole.rgb()[3] & 0xff; // the bright pixel's
    assertThat(red).isEqualTo(0xFD);
    assertThat(half.rgb()[3] & 0xff).isEqualTo(Math.round(red / 2f));
    assertThat(colors.over(black, 0, 2).rgb()).containsOnly(0);
  }
}
