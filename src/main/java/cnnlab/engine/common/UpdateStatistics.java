package cnnlab.engine.common;

/** How an update changed parameters: sums of squares. */
public final class UpdateStatistics {
  private double gradients;
  private double steps;
  private double values;

  /** Of no parameters yet. */
  public UpdateStatistics() {}

  /**
   * Of parameters whose sums are known.
   *
   * @param gradients sum of the squares of the loss's gradient
   * @param steps sum of the squares of what the update added
   * @param values sum of the squares of the parameters before it
   */
  public UpdateStatistics(double gradients, double steps, double values) {
    this.gradients = gradients;
    this.steps = steps;
    this.values = values;
  }

  /** Takes note of a stretch of parameters. */
  public void add(float[] before, float[] after, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      double step = (double) after[i] - before[i];
      gradients += (double) gradient[i] * gradient[i];
      steps += step * step;
      values += (double) before[i] * before[i];
    }
  }

  /** Both together. */
  public UpdateStatistics plus(UpdateStatistics other) {
    return new UpdateStatistics(
        gradients + other.gradients, steps + other.steps, values + other.values);
  }

  /** Euclidean norm of the gradient. */
  public double gradientNorm() {
    return Math.sqrt(gradients);
  }

  /** Norm of the step over that of the parameters before it. */
  public double ratio() {
    return Math.sqrt(steps / values);
  }
}
