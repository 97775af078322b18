package cnnlab.lesson.value;

import cnnlab.text.UserProblem;

/**
 * What a lesson says is so: {@code params vgg16 > params googlenet_paper}.
 *
 * @param source as the lesson writes it
 */
public record Claim(Expression left, Comparison comparison, Expression right, String source) {

  /** Reads a claim. */
  public static Claim of(String text) throws UserProblem {
    return new ExpressionParser(text).claim();
  }

  /**
   * Computes both sides.
   *
   * @param left value of the left side
   * @param right value of the right side
   */
  public record Finding(Claim claim, Object left, Object right) {
    public boolean holds() {
      return claim.comparison.holds(left, right);
    }

    /** The claim with both values: "params vgg16 > 1000000: 138357544 > 1000000". */
    @Override
    public String toString() {
      return claim.source + ": " + text(left) + " " + claim.comparison.sign() + " " + text(right);
    }

    private static String text(Object value) {
      return value instanceof Double number
          ? new Expression.Literal(number).toString()
          : value.toString();
    }
  }

  public Finding find(Lab lab) throws UserProblem {
    return new Finding(this, left.value(lab), right.value(lab));
  }
}
