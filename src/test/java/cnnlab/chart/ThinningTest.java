package cnnlab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.scene.RgbColor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
  @Test
  void aLongCurveKeepsEveryPeakAndItsEndsWithAFewValuesPerPixel() {
    double[] y = IntStream.range(0, 100_000).mapToDouble(i -> Math.sin(i / 5000.0)).toArray();
    y[34_567] = 9;
    y[34_569] = -9;
    double[][] thin = Thinning.of(curve(y), 0, y.length - 1, 500);
    assertThat(thin[0].length).isBetween(1000, 2010);
    assertThat(thin[0]).isSorted().contains(34_567, 34_569);
    assertThat(thin[0][0]).isZero();
    assertThat(thin[0][thin[0].length - 1]).isEqualTo(99_999);
    assertThat(Arrays.stream(thin[1]).max()).hasValue(9);
    assertThat(Arrays.stream(thin[1]).min()).hasValue(-9);
  }

  @Test
  void aPartInViewKeepsOneValueBeyondEachEdge() {
    double[][] part =
        Thinning.of(curve(IntStream.range(0, 100).asDoubleStream().toArray()), 10.5, 12.5, 500);
    assertThat(part[0]).containsExactly(10, 11, 12, 13);
  }

  @Test
  void aPeakBesideAGapStaysAndAnEmptyCurveIsNoProblem() {
    double[] y = new double[10_000];
    Arrays.fill(y, 5000, 5100, Double.NaN);
    y[5150] = 7;
    assertThat(Thinning.of(curve(y), 0, 9999, 50)[1]).contains(7).contains(Double.NaN);
    assertThat(Thinning.of(curve(new double[0]), 0, 1, 50)[0]).isEmpty();
  }

  private static Curve curve(double[] y) {
    double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
    return new Curve("loss", new RgbColor(0xff), Curve.Style.SOLID, x, y);
  }
}
