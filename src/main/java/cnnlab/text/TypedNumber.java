package cnnlab.text;

import java.math.BigDecimal;

/** Numbers as people type them, and as they are typed for them. */
public final class TypedNumber {
  private TypedNumber() {}

  /**
   * A whole number that an {@code int} holds.
   *
   * @param field where the problem is located
   */
  public static int whole(String text, String field) throws UserProblem {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException _) {
      throw UserProblem.of("typed.whole-number", text).at(field);
    }
  }

  /** A whole number of up to 64 bits, as seeds are. */
  public static long longWhole(String text, String field) throws UserProblem {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException _) {
      throw UserProblem.of("typed.whole-number", text).at(field);
    }
  }

  /** A finite number with or without decimals, or as 1e-4; not as Java writes some: NaN, 1f. */
  public static double real(String text, String field) throws UserProblem {
    try {
      double number = new BigDecimal(text.strip()).doubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw UserProblem.of("typed.number", text).at(field);
  }

  /** Every digit that a number has and no more, without an exponent: 0.0005, 64. */
  public static String text(Number number) {
    double value = number.doubleValue();
    return number instanceof Long || number instanceof Integer || !Double.isFinite(value)
        ? number.toString()
        : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }
}
