package cnnlab.ui;

import cnnlab.text.UserProblem;

/** Numbers as people type them into fields. */
public final class TypedNumber {
  private TypedNumber() {}

  /**
   * A whole number.
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

  /** A number with or without decimals, or as 1e-4. */
  public static double real(String text, String field) throws UserProblem {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException _) {
      throw UserProblem.of("typed.number", text).at(field);
    }
  }
}
