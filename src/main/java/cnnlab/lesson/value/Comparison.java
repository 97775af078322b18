package cnnlab.lesson.value;

import java.util.Arrays;
import java.util.Optional;

/** How the two sides of a claim are compared. */
public enum Comparison {
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  EQUAL("="),
  DIFFERENT("!="),
  /** Within one percent of the right side. */
  ABOUT("~");

  private static final double PERCENT = 0.01;

  /** Sums and quotients of whole numbers are equal as far as doubles can tell. */
  private static final double ROUNDING = 1e-9;

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Optional<Comparison> of(String sign) {
    return Arrays.stream(values()).filter(each -> each.sign.equals(sign)).findFirst();
  }

  public String sign() {
    return sign;
  }

  /** Whether it holds; texts are only equal or different. */
  boolean holds(Object left, Object right) {
    if (left instanceof Double a && right instanceof Double b) {
      return switch (this) {
        case LESS -> a < b;
        case AT_MOST -> a <= b;
        case MORE -> a > b;
        case AT_LEAST -> a >= b;
        case EQUAL -> within(a, b, ROUNDING);
        case DIFFERENT -> !within(a, b, ROUNDING);
        case ABOUT -> within(a, b, PERCENT);
      };
    }
    return switch (this) {
      case EQUAL -> left.equals(right);
      case DIFFERENT -> !left.equals(right);
      case LESS, AT_MOST, MORE, AT_LEAST, ABOUT -> false;
    };
  }

  private static boolean within(double a, double b, double share) {
    return Math.abs(a - b) <= share * Math.abs(b);
  }
}
