package cnnlab.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.Range;

/** Axes, and the range of an axis that shows given values well. */
public final class Axes {
  private static final double MARGIN = 0.04;

  /** Whole numbers in view, from which on they are enough to read an axis by. */
  private static final int FEWEST_WHOLE = 2;

  private Axes() {}

  /** An axis with short numbers at even distances: 0.01, 0.02; 5 M, 10 M. */
  static NumberAxis amounts() {
    return linear(new BriefFormat());
  }

  /** An axis that counts: whole numbers, unless less than two of them are in view. */
  static NumberAxis counts() {
    return linear(format("#,##0.###"));
  }

  private static NumberAxis linear(NumberFormat format) {
    NumberAxis axis = new NumberAxis();
    axis.setAutoRange(false);
    axis.setNumberFormatOverride(format);
    return axis;
  }

  /** Sets the part in view of an axis that {@link #counts}. */
  static void countIn(ValueAxis axis, Range inView) {
    if (axis instanceof NumberAxis counting) {
      double whole = Math.floor(inView.getUpperBound()) - Math.ceil(inView.getLowerBound()) + 1;
      boolean parts = whole < FEWEST_WHOLE;
      counting.setStandardTickUnits(
          parts ? NumberAxis.createStandardTickUnits() : NumberAxis.createIntegerTickUnits());
      int places = parts ? (int) Math.ceil(1 - Math.log10(inView.getLength())) + 1 : 0;
      counting.setNumberFormatOverride(format("#,##0." + "#".repeat(Math.max(3, places))));
    }
    axis.setRange(inView, false, false);
  }

  static ValueAxis logarithmic() {
    return new DecadeAxis(Axes::brief);
  }

  /** A number as short as it can be told from its neighbors: 0.05, 25 M. */
  public static String brief(double value) {
    double size = Math.abs(value);
    if (size >= 1e9) {
      return format("0.### G").format(value / 1e9);
    }
    if (size >= 1e6) {
      return format("0.### M").format(value / 1e6);
    }
    if (size >= 1e4) {
      return format("0.### k").format(value / 1e3);
    }
    return size < 1e-3 && size > 0
        ? format("0.##E0").format(value)
        : format("0.######").format(value);
  }

  /** A number of epochs or of a batch, all digits of the whole in groups: 12,500; 0.125. */
  public static String count(double value) {
    return format("#,##0.###").format(value);
  }

  /** The smallest round step between whole numbers that is not below this. */
  public static double wholeStep(double atLeast) {
    return NumberAxis.createIntegerTickUnits().getCeilingTickUnit(atLeast).getSize();
  }

  /** The range of an axis with evenly spaced numbers, from zero where that costs little room. */
  static Range linearRange(Range values, boolean percent) {
    double low = values.getLowerBound();
    double high = values.getUpperBound();
    double margin = high > low ? MARGIN * (high - low) : Math.max(0.5 * Math.abs(high), 1e-9);
    double bottom = low >= 0 && low < 0.4 * high ? 0 : low - margin;
    double top = high + margin;
    return percent && low >= 0 && high <= 1
        ? new Range(Math.max(0, bottom), Math.min(1, top))
        : new Range(bottom, top);
  }

  /** The range of a logarithmic axis. */
  static Range logarithmicRange(Range values) {
    double ratio = Math.max(values.getUpperBound() / values.getLowerBound(), 1.1);
    double factor = Math.pow(ratio, MARGIN);
    double high = Math.max(values.getUpperBound(), values.getLowerBound() * ratio);
    return new Range(values.getLowerBound() / factor, high * factor);
  }

  static DecimalFormat format(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /** {@link #brief} as JFreeChart asks for it. */
  private static final class BriefFormat extends NumberFormat {
    @Override
    public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
      return to.append(brief(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
      return to.append(brief((double) number));
    }

    @Override
    public Number parse(String source, ParsePosition position) {
      throw new UnsupportedOperationException("Only for writing");
    }
  }
}
