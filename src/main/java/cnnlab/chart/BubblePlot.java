package cnnlab.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;

/** Brings what JFreeChart draws of bubbles up to date. Without bubbles it draws no axes. */
public final class BubblePlot {
  private static final double LEAST_MARGIN = 0.05;
  private static final double MOST_MARGIN = 0.4;

  /** A bubble's line must not be cut either. */
  private static final double OUTLINE = 2;

  private final BubbleLayer layer = new BubbleLayer();
  private final XYPlot plot = new XYPlot();
  private final ShareAxis shares = new ShareAxis();
  private boolean logarithmic;

  public BubblePlot() {
    plot.setNotify(false);
    plot.addAnnotation(layer, false);
    plot.setRangeAxis(shares);
    plot.setDomainAxis(Axes.amounts());
  }

  /** What JFreeChart draws. */
  public XYPlot plot() {
    return plot;
  }

  /** Shows a scene on an area of about this size in pixels. */
  public void show(BubbleScene scene, double width, double height, ChartStyle style) {
    if (scene.logarithmic() != logarithmic) {
      logarithmic = scene.logarithmic();
      plot.setDomainAxis(logarithmic ? Axes.logarithmic() : Axes.amounts());
    }
    layer.show(scene, style);
    ValueAxis x = plot.getDomainAxis();
    ValueAxis y = plot.getRangeAxis();
    boolean empty = scene.bubbles().isEmpty();
    x.setVisible(!empty);
    y.setVisible(!empty);
    plot.setRangeGridlinesVisible(!empty);
    x.setRange(range(scene.bubbles(), Bubble::x, width, logarithmic), false, false);
    shares.show(
        range(scene.bubbles(), Bubble::y, height, false), layer.room() / 2 + style.scaled(OUTLINE));
    x.setLabel(scene.xTitle());
    style.apply(plot);
  }

  /** The bubbles drawn at a place, the topmost first. */
  public List<Bubble> at(double x, double y) {
    return layer.at(x, y);
  }

  /** Where a bubble was drawn; empty if it was not. */
  public Optional<Rectangle2D> place(String id) {
    return layer.place(id);
  }

  /** Where the labels were drawn, by the ids of their bubbles. */
  public Map<String, Rectangle2D> labels() {
    return layer.labels();
  }

  /** Room for the bubbles' bodies on both sides. */
  private Range range(
      List<Bubble> bubbles, ToDoubleFunction<Bubble> measure, double pixels, boolean log) {
    double[] values = bubbles.stream().mapToDouble(measure).toArray();
    Range all = Extent.of(values).orElse(new Range(1, 1));
    double share = Math.clamp(layer.room() / pixels, LEAST_MARGIN, MOST_MARGIN);
    double low = all.getLowerBound();
    double high = all.getUpperBound();
    if (log) {
      double factor = Math.max(Math.pow(high / low, share), 1.3);
      return new Range(low / factor, high * factor);
    }
    double margin = Math.max(share * (high - low), Math.max(0.05 * high, 1e-3));
    return new Range(Math.max(0, low - margin), high + margin);
  }
}
