package cnnlab.cli.terminal;

import cnnlab.chart.Bubble;
import cnnlab.chart.BubbleScene;
import cnnlab.chart.ChartScene;
import cnnlab.chart.Curve;
import cnnlab.chart.CurveScene;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chart as JSON.
 *
 * @param x what the x axis measures
 * @param y what the y axis measures, and on which data set
 * @param curves of runs by epoch; none in a chart of bubbles
 * @param bubbles accuracy against cost; none in a chart of curves
 */
public record ChartReport(String x, String y, List<Line> curves, List<Point> bubbles) {

  public static ChartReport of(ChartScene scene) {
    return switch (scene) {
      case CurveScene shown ->
          new ChartReport(
              shown.scales().xTitle(),
              shown.scales().yTitle(),
              shown.curves().stream().map(Line::of).toList(),
              List.of());
      case BubbleScene shown ->
          new ChartReport(
              shown.xTitle(),
              shown.yTitle(),
              List.of(),
              shown.bubbles().stream().map(Point::of).toList());
    };
  }

  /**
   * A curve, without the values that were not measured.
   *
   * @param points x and y of each; of several seeds, the mean and its standard deviation
   */
  public record Line(String name, List<double[]> points) {
    static Line of(Curve curve) {
      return new Line(
          curve.name(),
          IntStream.range(0, curve.x().length)
              .filter(i -> Double.isFinite(curve.y()[i]))
              .mapToObj(
                  i ->
                      curve.std().length == 0
                          ? new double[] {curve.x()[i], curve.y()[i]}
                          : new double[] {curve.x()[i], curve.y()[i], curve.std(i)})
              .toList());
    }
  }

  /**
   * A bubble.
   *
   * @param area what its area stands for
   * @param published whether it is a published network
   */
  public record Point(String name, double x, double y, double area, boolean published) {
    static Point of(Bubble bubble) {
      return new Point(bubble.label(), bubble.x(), bubble.y(), bubble.size(), bubble.hollow());
    }
  }
}
