package cnnlab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BubblePlotTest {
  private final BubblePlot plot = new BubblePlot();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12, 30})
  void everyRunHasItsLabelHoweverManyLieTogether(int count) {
    List<Bubble> bubbles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bubbles.add(run("run " + i, 270_000 + i, 0.9 + 0.0001 * i));
    }
    draw(bubbles, 900, 560);
    assertThat(plot.labels().keySet()).hasSize(count);
  }

  @Test
  void aLabelAtTheEdgeAndALongOneStayWithinTheChart() {
    String name = "A title of one's own that says a great deal about what was tried here";
    draw(List.of(run("left", 1e5, 0.5), run(name, 1e7, 0.9)), 900, 560);
    Map<String, Rectangle2D> labels = plot.labels();
    assertThat(labels).hasSize(2);
    assertThat(labels.values())
        .allSatisfy(
            box -> {
              assertThat(box.getMinX()).isPositive();
              assertThat(box.getMaxX()).isLessThan(900);
            });
  }

  @Test
  void theAreaOfABubbleIsItsMeasureAlsoForAPublishedNetwork() {
    Bubble published = bubble("published", 2e6, 0.8, 400, true);
    draw(List.of(bubble("run", 1e6, 0.7, 100, false), published), 900, 560);
    double run = plot.place("run").orElseThrow().getWidth();
    assertThat(plot.place("published").orElseThrow().getWidth()).isEqualTo(2 * run, within(0.01));
  }

  @Test
  void withoutBubblesThereAreNoAxes() {
    plot.show(BubbleScene.EMPTY, 900, 560, ChartStyle.PAPER);
    assertThat(plot.plot().getDomainAxis().isVisible()).isFalse();
    assertThat(plot.plot().getRangeAxis().isVisible()).isFalse();
  }

  @Test
  void aRunWithoutAnAccuracyIsNotDrawn() {
    draw(List.of(run("begun", 1e6, Double.NaN), run("done", 1e6, 0.5)), 900, 560);
    assertThat(plot.place("begun")).isEmpty();
    assertThat(plot.place("done")).isPresent();
  }

  @Test
  void ofBubblesOneOverTheOtherTheSmallerLiesOnTop() {
    Bubble large = bubble("large", 1e6, 0.7, 400, false);
    Bubble small = bubble("small", 1e6, 0.7, 100, false);
    draw(List.of(small, large), 900, 560);
    Rectangle2D place = plot.place("small").orElseThrow();
    assertThat(plot.at(place.getCenterX(), place.getCenterY()))
        .extracting(Bubble::id)
        .containsExactly("small", "large");
  }

  @ParameterizedTest
  @EnumSource(Symbol.class)
  void symbolsOfOneMeasureHaveOneArea(Symbol symbol) {
    assertThat(area(symbol.outline(10))).isEqualTo(Math.PI * 100, within(1.5));
    assertThat(symbol.path(10)).startsWith("M").endsWith("Z");
  }

  private void draw(List<Bubble> bubbles, int width, int height) {
    plot.show(
        new BubbleScene("Parameters", "Accuracy", true, bubbles, List.of(), ""),
        width,
        height,
        ChartStyle.PAPER);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    new JFreeChart(null, null, plot.plot(), false)
        .draw(canvas, new Rectangle2D.Double(0, 0, width, height));
    canvas.dispose();
  }

  private static Bubble run(String name, double x, double y) {
    return bubble(name, x, y, 100, false);
  }

  private static Bubble bubble(String name, double x, double y, double size, boolean hollow) {
    return new Bubble(
        name,
        name,
        x,
        y,
        size,
        ChartColors.LIGHT.series(0),
        Symbol.CIRCLE,
        hollow ? Bubble.Fill.HOLLOW : Bubble.Fill.FILLED,
        List.of());
  }

  /** By the sum over the edges (Gauss's formula). */
  private static double area(Shape shape) {
    PathIterator steps = new Area(shape).getPathIterator(null, 0.01);
    double sum = 0;
    double[] at = new double[6];
    double[] start = new double[2];
    double[] last = new double[2];
    for (; !steps.isDone(); steps.next()) {
      switch (steps.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> {
          start = new double[] {at[0], at[1]};
          last = start;
        }
        case PathIterator.SEG_LINETO -> {
          sum += last[0] * at[1] - at[0] * last[1];
          last = new double[] {at[0], at[1]};
        }
        default -> sum += last[0] * start[1] - start[0] * last[1];
      }
    }
    return Math.abs(sum) / 2;
  }
}
