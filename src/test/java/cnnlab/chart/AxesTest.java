package cnnlab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class AxesTest {
  @Test
  void aLogarithmicAxisIsLabeledRoundlyWhateverItSpans() {
    assertThat(DecadeAxis.values(0.1, 10, 8)).containsExactly(0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0);
    assertThat(DecadeAxis.values(1e-8, 1, 5)).containsExactly(1e-8, 1e-6, 1e-4, 1e-2, 1.0);
    assertThat(DecadeAxis.values(2.1, 2.6, 6).stream().map(Axes::brief))
        .containsExactly("2.1", "2.2", "2.3", "2.4", "2.5", "2.6");
  }

  @Test
  void accuracyNeverRunsBeyondAHundredPerCent() {
    Range range = Axes.linearRange(new Range(0.1, 1), true);
    assertThat(range.getLowerBound()).isZero();
    assertThat(range.getUpperBound()).isEqualTo(1);
  }

  @Test
  void twoEpochsAreCountedAsWholeOnes() {
    NumberAxis axis = Axes.counts();
    Axes.countIn(axis, new Range(0.98, 2.02));
    assertThat(axis.getStandardTickUnits().getCeilingTickUnit(0.01).getSize()).isEqualTo(1);
    Axes.countIn(axis, new Range(1.2, 1.9));
    assertThat(axis.getStandardTickUnits().getCeilingTickUnit(0.1).getSize()).isLessThan(1);
  }

  @Test
  void closeValuesAreNotPressedTogetherByAZeroFarAway() {
    Range range = Axes.linearRange(new Range(0.90, 0.93), true);
    assertThat(range.getLowerBound()).isGreaterThan(0.89);
  }

  @Test
  void numbersAreShort() {
    assertThat(Axes.brief(25_600_000)).isEqualTo("25.6 M");
    assertThat(Axes.brief(4_100_000_000.0)).isEqualTo("4.1 G");
    assertThat(Axes.brief(0.05)).isEqualTo("0.05");
    assertThat(Axes.brief(0.0000125)).isEqualTo("1.25E-5");
    assertThat(Axes.brief(3)).isEqualTo("3");
  }
}
