package cnnlab.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis that labels 1, 2, 5, 10, .. as far as there is room, only powers of ten where
 * it spans many, and evenly spaced numbers where it spans a small part of one.
 */
final class DecadeAxis extends LogAxis {
  private static final double[][] STEPS = {
    {1}, {1, 3}, {1, 2, 5}, {1, 1.5, 2, 3, 5, 7}, {1, 2, 3, 4, 5, 6, 7, 8, 9}
  };

  /** Room that a label wants, in label heights. */
  private static final double SPACING = 2.2;

  private static final double SPACING_ACROSS = 4;

  private final transient DoubleFunction<String> format;

  DecadeAxis(DoubleFunction<String> format) {
    this.format = format;
    setSmallestValue(Double.MIN_NORMAL);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D canvas, AxisState state, Rectangle2D area, RectangleEdge edge) {
    boolean across = RectangleEdge.isTopOrBottom(edge);
    double length = across ? area.getWidth() : area.getHeight();
    double room = getTickLabelFont().getSize2D() * (across ? SPACING_ACROSS : SPACING);
    int most = Math.max(2, (int) (length / room));
    TextAnchor anchor = across ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return values(getRange().getLowerBound(), getRange().getUpperBound(), most).stream()
        .map(
            value ->
                new NumberTick(
                    TickType.MAJOR, value, format.apply(value), anchor, TextAnchor.CENTER, 0))
        .toList();
  }

  /** The values to label between two bounds, with room for so many side by side. */
  static List<Double> values(double low, double high, int most) {
    double decades = Math.log10(high / low);
    if (decades < 0.7) {
      return even(low, high, most);
    }
    List<Double> chosen = every(low, high, (int) Math.ceil(decades / most));
    for (double[] steps : STEPS) {
      List<Double> finer = multiples(low, high, steps);
      if (finer.size() > chosen.size() && closest(finer) >= decades / most) {
        chosen = finer;
      }
    }
    return chosen;
  }

  /** The least distance between neighbors, in decades. */
  private static double closest(List<Double> values) {
    double closest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < values.size(); i++) {
      closest = Math.min(closest, Math.log10(values.get(i) / values.get(i - 1)));
    }
    return closest;
  }

  /** Each so many-th power of ten. */
  private static List<Double> every(double low, double high, int powers) {
    List<Double> values = new ArrayList<>();
    int first = (int) Math.ceil(Math.log10(low) - 1e-9);
    for (int power = first;
        Math.pow(10, power) <= high * (1 + 1e-9);
        power += Math.max(1, powers)) {
      values.add(Math.pow(10, power));
    }
    return values;
  }

  private static List<Double> multiples(double low, double high, double[] steps) {
    List<Double> values = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
      for (double step : steps) {
        double value = step * Math.pow(10, power);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private static List<Double> even(double low, double high, int most) {
    double rough = (high - low) / most;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step =
        rough <= power
            ? power
            : rough <= 2 * power ? 2 * power : rough <= 5 * power ? 5 * power : 10 * power;
    List<Double> values = new ArrayList<>();
    for (double at = Math.ceil(low / step); at * step <= high; at++) {
      values.add(at * step);
    }
    return values;
  }
}
