package cnnlab.engine;

/**
 * Class probabilities as {@link Network#predict} gives them.
 *
 * @param values [examples, classes], row by row; may be longer than needed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record Probabilities(float[] values, int classes) {
  /** Below it a probability counts as this: float's smallest, so that no loss is infinite. */
  private static final double LEAST = Float.MIN_NORMAL;

  /** Of a class for an example, 0 to 1. */
  public float of(int example, int label) {
    return values[example * classes + label];
  }

  /** The natural logarithm of that, finite for 0. */
  public double logarithm(int example, int label) {
    return Math.log(Math.max(of(example, label), LEAST));
  }

  /** The likeliest class of an example; the first of equals. */
  public int likeliest(int example) {
    int best = 0;
    for (int label = 1; label < classes; label++) {
      best = of(example, label) > of(example, best) ? label : best;
    }
    return best;
  }

  /** How many classes are likelier than this one, from 0; of equals, those before it. */
  public int rank(int example, int label) {
    float own = of(example, label);
    int likelier = 0;
    for (int other = 0; other < classes; other++) {
      float value = of(example, other);
      likelier += value > own || (value == own && other < label) ? 1 : 0;
    }
    return likelier;
  }
}
