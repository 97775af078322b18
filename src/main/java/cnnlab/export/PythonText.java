package cnnlab.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values and names as Python writes them. */
final class PythonText {
  /** Decimal digits of a number that is exact to a float's precision. */
  private static final MathContext DIGITS = new MathContext(9);

  private PythonText() {}

  static String bool(boolean value) {
    return value ? "True" : "False";
  }

  /** Without the digits that only binary fractions have: 0.0005, not 5.0000000000000004E-4. */
  static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    if (value == 0 || Math.abs(value) >= 1e-4) {
      String plain = rounded.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = rounded.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    int exponent = rounded.scale() - digits.length() + 1;
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + String.format(Locale.ROOT, "e-%02d", exponent);
  }

  /** A block's parameters, as they are declared. */
  static String parameters(Template template) {
    return template.parameters().stream()
        .map(it -> it.usual().isEmpty() ? it.name() : it.name() + "=" + it.usual())
        .collect(Collectors.joining(", "));
  }

  /** What is given for a parameter; "" for the usual value. */
  static String argument(Template.Parameter parameter, String value) {
    if (parameter.isChannels()) {
      return value;
    }
    return value.equals(parameter.usual()) ? "" : parameter.name() + "=" + value;
  }

  /** One number where both are the same. */
  static String pair(int first, int second) {
    return first == second ? Integer.toString(first) : "(" + first + ", " + second + ")";
  }

  /** Text in quotes. */
  static String quoted(String text) {
    return Literal.quoted(text, PythonText::escape);
  }

  /** Text that stands in an f-string. */
  static String inFormatted(String text) {
    return Literal.inside(text, PythonText::escape).replace("{", "{{").replace("}", "}}");
  }

  private static String escape(int codePoint) {
    String form = codePoint < 0x100 ? "\\x%02x" : codePoint < 0x10000 ? "\\u%04x" : "\\U%08x";
    return String.format(Locale.ROOT, form, codePoint);
  }

  /** Whether {@code self.name} can be written. */
  static boolean isAttribute(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !Reserved.isKeyword(name);
  }

  /** A variable's or function's name that hides nothing. */
  static String identifier(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]+", "_");
    return isAttribute(plain) && !Reserved.isTaken(plain) ? plain : "_" + plain;
  }
}
