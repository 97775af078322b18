package cnnlab.lesson.value;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a value is written: {@code %} as percent with one decimal ({@code %0} with none), {@code
 * short} as 138 M (1.38 亿 in Chinese), {@code MiB}, {@code .2} with two decimals; without a format
 * a whole number with separators and any other with three significant digits.
 */
public enum ValueFormat {
  PLAIN("") {
    @Override
    String write(double value, Messages messages) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? String.format(Locale.ROOT, "%,d", (long) value)
          : significant(value);
    }
  },
  PERCENT("%") {
    @Override
    String write(double value, Messages messages) {
      return String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
  },
  WHOLE_PERCENT("%0") {
    @Override
    String write(double value, Messages messages) {
      return String.format(Locale.ROOT, "%.0f %%", 100 * value);
    }
  },
  SHORT("short") {
    @Override
    String write(double value, Messages messages) {
      return messages == Messages.CHINESE
          ? scaled(value, 1e4, new String[] {"", " 万", " 亿", " 万亿"})
          : scaled(value, 1e3, new String[] {"", " k", " M", " G", " T"});
    }
  },
  MIB("MiB") {
    @Override
    String write(double value, Messages messages) {
      return significant(value / (1 << 20)) + " MiB";
    }
  },
  ONE_DECIMAL(".1") {
    @Override
    String write(double value, Messages messages) {
      return String.format(Locale.ROOT, "%,.1f", value);
    }
  },
  TWO_DECIMALS(".2") {
    @Override
    String write(double value, Messages messages) {
      return String.format(Locale.ROOT, "%,.2f", value);
    }
  };

  /** {@code {params vgg16 : short}}; a brace after a backslash is a brace. */
  private static final Pattern VALUE = Pattern.compile("(?<!\\\\)\\{([^{}]*)}");

  /** As {@link String#format} rounds, so that 9.996 is 10.0 and not 10.00. */
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private final String sign;

  ValueFormat(String sign) {
    this.sign = sign;
  }

  abstract String write(double value, Messages messages);

  /** How a value is written in the language of these messages; a text stays as it is. */
  public String text(Object value, Messages messages) {
    return value instanceof Double number ? write(number, messages) : value.toString();
  }

  /** The format that is named so. */
  public static ValueFormat of(String sign) throws UserProblem {
    for (ValueFormat format : values()) {
      if (format.sign.equals(sign)) {
        return format;
      }
    }
    throw UserProblem.of("lesson.value.format", sign);
  }

  /**
   * A Markdown text with its values in place of the expressions in braces. A number that begins a
   * line and ends a sentence is marked as no number of a list.
   */
  public static String fill(String text, Lab lab, Messages messages) throws UserProblem {
    Matcher matcher = VALUE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String[] parts = matcher.group(1).split(" : ", 2);
      ValueFormat format = of(parts.length == 1 ? "" : parts[1].strip());
      Object value = Expression.of(parts[0]).value(lab);
      matcher.appendReplacement(filled, Matcher.quoteReplacement(format.text(value, messages)));
      boolean begins = matcher.start() == 0 || text.charAt(matcher.start() - 1) == '\n';
      if (begins && text.startsWith(". ", matcher.end())) {
        filled.append('\\');
      }
    }
    matcher.appendTail(filled);
    return filled.toString().replace("\\{", "{");
  }

  /** The text with an ellipsis where values will stand. */
  public static String withoutValues(String text) {
    return VALUE.matcher(text).replaceAll("…").replace("\\{", "{");
  }

  private static String scaled(double value, double step, String[] units) {
    double left = value;
    int unit = 0;
    while (Math.rint(Math.abs(left)) >= step && unit + 1 < units.length) {
      left /= step;
      unit++;
    }
    return significant(left) + units[unit];
  }

  /** Three significant digits, without an exponent. */
  private static String significant(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
    int decimals = Math.clamp(rounded.scale() - rounded.precision() + 3L, 0, 6);
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
