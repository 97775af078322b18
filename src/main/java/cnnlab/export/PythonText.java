package cnnlab.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;
import java.util.stream.Collectors;

/** Values and names as Python writes them. */
final class PythonText {
  /** Decimal digits of a number that is exact to a float's precision. */
  private static final MathContext DIGITS = new MathContext(9);

  private static final Set<String> RESERVED =
      Set.of(
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield",
          "self",
          "nn",
          "torch",
          "layers",
          "ops",
          "keras",
          "name",
          "x",
          "F");

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
    return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e-%02d".formatted(exponent);
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
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static boolean isIdentifier(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !RESERVED.contains(name);
  }

  static String identifier(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]+", "_");
    return isIdentifier(plain) ? plain : "_" + plain;
  }
}
