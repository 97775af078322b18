package cnnlab.training;

/**
 * The numbers that a setting may be.
 *
 * @param withLeast whether the least is among them
 * @param withMost whether the most is among them
 * @param orZero whether 0, which switches the setting off, is allowed beside them
 */
public record Range(
    double least, double most, boolean withLeast, boolean withMost, boolean orZero) {
  /** Whatever a number can be. */
  static final Range ANY = closed(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  static Range closed(double least, double most) {
    return new Range(least, most, true, true, false);
  }

  static Range open(double least, double most) {
    return new Range(least, most, false, false, false);
  }

  /** Without the most. */
  static Range below(double least, double most) {
    return new Range(least, most, true, false, false);
  }

  /** Without the least. */
  static Range above(double least, double most) {
    return new Range(least, most, false, true, false);
  }

  Range orOff() {
    return new Range(least, most, withLeast, withMost, true);
  }

  /** NaN lies in no range. */
  public boolean contains(double value) {
    boolean enough = withLeast ? value >= least : value > least;
    boolean notTooMuch = withMost ? value <= most : value < most;
    return (enough && notTooMuch) || (orZero && value == 0);
  }
}
