package cnnlab.chart;

/** What a chart shows, so that it can be drawn again elsewhere and at another size. */
public sealed interface ChartScene permits CurveScene, BubbleScene {

  /** What the y axis measures. */
  String yTitle();

  boolean isEmpty();
}
