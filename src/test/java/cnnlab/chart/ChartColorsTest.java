package cnnlab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.scene.RgbColor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChartColorsTest {
  /** As people see who have no red, no green or all cones (Machado and others 2009, severity 1). */
  private static final List<double[]> EYES =
      List.of(
          new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
          new double[] {
            0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
            1.051998
          },
          new double[] {
            0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
            0.968881
          });

  /** CIE 1976: about seven times what can just be told apart side by side. */
  private static final double CLEARLY_APART = 15;

  static Stream<Arguments> eyesAndThemes() {
    return EYES.stream()
        .flatMap(
            eye ->
                Stream.of(ChartColors.LIGHT, ChartColors.DARK)
                    .map(colors -> Arguments.of(eye, colors)));
  }

  @ParameterizedTest
  @MethodSource("eyesAndThemes")
  void anyTwoSeriesAreToldApartByEveryEye(double[] eye, ChartColors colors) {
    List<RgbColor> series = colors.series();
    for (int i = 0; i < series.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distance(lab(series.get(i), eye), lab(series.get(j), eye)))
            .as(series.get(i).hex() + " and " + series.get(j).hex())
            .isGreaterThan(CLEARLY_APART);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("eyesAndThemes")
  void everySeriesIsSeenOnItsBackground(double[] eye, ChartColors colors) {
    assertThat(colors.series())
        .allSatisfy(color -> assertThat(color.contrast(colors.background())).isGreaterThan(2));
    assertThat(colors.text().contrast(colors.background())).isGreaterThan(7);
    assertThat(distance(lab(colors.text(), eye), lab(colors.background(), eye))).isGreaterThan(60);
  }

  @Test
  void noTwoSeriesHaveColorAndSymbolInCommon() {
    assertThat(
            IntStream.range(0, ChartColors.SERIES)
                .mapToObj(
                    number ->
                        ChartColors.LIGHT.series(number) + " " + ChartColors.LIGHT.symbol(number)))
        .doesNotHaveDuplicates()
        .hasSize(48);
    assertThat(ChartColors.LIGHT.symbol(7)).isEqualTo(Symbol.CIRCLE);
    assertThat(ChartColors.LIGHT.symbol(8)).isEqualTo(Symbol.SQUARE);
  }

  private static double distance(double[] one, double[] other) {
    return Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> Math.pow(one[i] - other[i], 2)).sum());
  }

  /** CIELAB of a color (sRGB, D65) as an eye sees it. */
  private static double[] lab(RgbColor color, double[] eye) {
    double[] rgb = {linear(color.red()), linear(color.green()), linear(color.blue())};
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = eye[3 * i] * rgb[0] + eye[3 * i + 1] * rgb[1] + eye[3 * i + 2] * rgb[2];
      seen[i] = Math.clamp(sum, 0, 1);
    }
    double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
    double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static double root(double share) {
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
  }
}
