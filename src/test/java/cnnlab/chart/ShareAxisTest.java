package cnnlab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareAxisTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 400, 300);

  @ParameterizedTest
  @CsvSource({
    "-0.2, 0.5, 0, 0.5",
    "0.9, 1.04, 0.9, 1",
    "-1, 3, 0, 1",
    "0.25, 0.75, 0.25, 0.75",
    "0, 1, 0, 1"
  })
  void whatLiesOutsideOfAWholeIsNotShown(double low, double high, double least, double most) {
    assertThat(ShareAxis.within(new Range(low, high))).isEqualTo(new Range(least, most));
  }

  @ParameterizedTest
  @CsvSource({"1, 1.2", "1.1, 1.3", "-0.3, 0", "-2, -1", "0.5, 0.5"})
  void aRangeWithoutExtentStillIsOne(double low, double high) {
    Range shown = ShareAxis.within(new Range(low, high));
    assertThat(shown.getLength()).isPositive();
    assertThat(shown.getLowerBound()).isNotNegative();
    assertThat(shown.getUpperBound()).isLessThanOrEqualTo(1);
  }

  @Test
  void aDotOnEitherEndKeepsItsRoomAndThePointerReadsWhatIsDrawn() {
    ShareAxis axis = new ShareAxis();
    axis.show(new Range(0, 1), 20);
    assertThat(axis.valueToJava2D(1, AREA, RectangleEdge.LEFT)).isEqualTo(20);
    assertThat(axis.valueToJava2D(0, AREA, RectangleEdge.LEFT)).isEqualTo(280);
    for (double share : new double[] {0, 0.3, 1}) {
      double pixel = axis.valueToJava2D(share, AREA, RectangleEdge.LEFT);
      assertThat(axis.java2DToValue(pixel, AREA, RectangleEdge.LEFT))
          .isCloseTo(share, within(1e-9));
    }
  }

  @Test
  void inALowChartTheRoomIsNotAllThereIs() {
    ShareAxis axis = new ShareAxis();
    axis.show(new Range(0, 1), 20);
    Rectangle2D low = new Rectangle2D.Double(0, 0, 400, 40);
    assertThat(axis.valueToJava2D(1, low, RectangleEdge.LEFT))
        .isLessThan(axis.valueToJava2D(0, low, RectangleEdge.LEFT));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.5, 0.998, 1})
  void theOnlyRunOfAChartIsWhollySeenOnAnAxisThatEndsAtAHundred(double accuracy) {
    BubblePlot plot = new BubblePlot();
    plot.show(scene(accuracy), 400, 300, ChartStyle.PAPER);
    draw(plot.plot());
    Range range = plot.plot().getRangeAxis().getRange();
    assertThat(range.getLowerBound()).isNotNegative();
    assertThat(range.getUpperBound()).isLessThanOrEqualTo(1);
    assertThat(AREA.contains(plot.place("run").orElseThrow())).isTrue();
    assertThat(ticks(plot.plot().getRangeAxis())).allMatch(value -> value >= 0 && value <= 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.97, 1})
  void accuracyCurvesEndAtAHundredHoweverTheUserZooms(double best) {
    Curve curve =
        new Curve(
            "run",
            ChartColors.LIGHT.series(0),
            Curve.Style.MARKED,
            Symbol.CIRCLE,
            new double[] {1, 2},
            new double[] {0.1, best});
    CurveScene.Scales scales = CurveScene.Scales.of("Epoch", "Accuracy").percent(true);
    for (Range chosen : new Range[] {null, new Range(-0.1, 1.1), new Range(0.99, 1.08)}) {
      CurvePlot plot = new CurvePlot();
      plot.show(
          new CurveScene(scales, List.of(curve), List.of(), null, chosen), 400, ChartStyle.PAPER);
      Range range = plot.plot().getRangeAxis().getRange();
      assertThat(range.getLowerBound()).isNotNegative();
      assertThat(range.getUpperBound()).isLessThanOrEqualTo(1);
    }
  }

  private static BubbleScene scene(double accuracy) {
    Bubble run =
        new Bubble(
            "run",
            "run",
            1e6,
            accuracy,
            100,
            ChartColors.LIGHT.series(0),
            Symbol.CIRCLE,
            Bubble.Fill.FILLED,
            List.of());
    return new BubbleScene("Parameters", "Accuracy", true, List.of(run), List.of(), "");
  }

  private static void draw(XYPlot plot) {
    BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    new JFreeChart(null, null, plot, false).draw(canvas, AREA);
    canvas.dispose();
  }

  private static Stream<Double> ticks(ValueAxis axis) {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    List<?> ticks = axis.refreshTicks(canvas, new AxisState(), AREA, RectangleEdge.LEFT);
    canvas.dispose();
    return ticks.stream().map(NumberTick.class::cast).map(ValueTick::getValue);
  }
}
