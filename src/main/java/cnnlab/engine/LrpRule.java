package cnnlab.engine;

/**
 * Layer-wise relevance propagation (Bach et al. 2015; Montavon et al. 2019): convolutions and fully
 * connected layers hand on their output's relevance in proportion to what each input adds to it,
 * a_i w_ij + gamma max(0, a_i w_ij). Activation functions and response normalization hand it on
 * unchanged, max pooling to its winner, sums and means in proportion; batch normalization scales.
 * What goes to a bias is lost.
 *
 * <p>The relevance of a value is the value times what is passed back to it, as with the gradient,
 * which epsilon = gamma = 0 is equal to in ReLU networks.
 *
 * @param epsilon added to the sum that is divided by, away from zero, so that no small one makes
 *     great relevance
 * @param gamma how much more what speaks for an output counts; infinite where only that counts (z+)
 */
public record LrpRule(double epsilon, double gamma) implements BackwardRule {

  /** LRP-epsilon. */
  public static LrpRule epsilon(double epsilon) {
    return new LrpRule(epsilon, 0);
  }

  /** LRP-gamma. */
  public static LrpRule gamma(double gamma) {
    return new LrpRule(0, gamma);
  }

  /** The z+ rule. */
  public static LrpRule positive() {
    return new LrpRule(0, Double.POSITIVE_INFINITY);
  }

  /** How often all that is added counts. */
  public float all() {
    return Double.isInfinite(gamma) ? 0 : 1;
  }

  /** How often what is added above zero counts besides. */
  public float positives() {
    return Double.isInfinite(gamma) ? 1 : (float) gamma;
  }

  /** A number over another, which is kept from zero; 0 where that is zero for all that. */
  public float divide(float number, float by) {
    double divisor = by >= 0 ? by + epsilon : by - epsilon;
    return divisor == 0 ? 0 : (float) (number / divisor);
  }
}
