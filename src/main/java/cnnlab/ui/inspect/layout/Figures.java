package cnnlab.ui.inspect.layout;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Writes the numbers of one calculation, all with the same decimals, so that what is written adds
 * up.
 */
public record Figures(int decimals) {
  /** A hyphen is no minus. */
  private static final char MINUS = '\u2212';

  private static final MathContext FOUR = new MathContext(4);
  private static final double SMALL = 1e-6;

  /** Rounds to 0 with three decimals, where a minus would stand before nothing. */
  private static final double NOTHING = 0.0005;

  public String of(double value) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean zero = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    return zero ? text.replace("-", "") : text.replace('-', MINUS);
  }

  /** With its sign in front, as what is added. */
  public String added(double value) {
    String text = of(value);
    return text.charAt(0) == MINUS ? MINUS + " " + text.substring(1) : "+ " + text;
  }

  /** As what is multiplied or added up with others: in parentheses below 0. */
  public String factor(double value) {
    String text = of(value);
    return text.charAt(0) == MINUS ? "(" + text + ")" : text;
  }

  /** A constant of a layer or a weight, with four digits that count. */
  public static String constant(double value) {
    BigDecimal rounded = new BigDecimal(value).round(FOUR).stripTrailingZeros();
    boolean small = rounded.signum() != 0 && Math.abs(value) < SMALL;
    return (small ? rounded.toString() : rounded.toPlainString()).replace('-', MINUS);
  }

  /** A weight or an input of a grid, as short as can be read. */
  public static String brief(double value) {
    if (Double.isNaN(value)) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < NOTHING) {
      return "0";
    }
    String format =
        size >= 99.5 ? "%.0f" : size >= 9.95 ? "%.1f" : size >= 0.0095 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value).replace('-', MINUS);
  }
}
