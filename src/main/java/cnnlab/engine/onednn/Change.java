package cnnlab.engine.onednn;

/** How an update changed parameters: sums of squares. */
final class Change {
  private double gradients;
  private double steps;
  private double values;

  /** Takes note of a stretch of parameters. */
  void add(float[] before, float[] after, float[] slopes, int count) {
    for (int i = 0; i < count; i++) {
      double step = (double) after[i] - before[i];
      gradients += (double) slopes[i] * slopes[i];
      steps += step * step;
      values += (double) before[i] * before[i];
    }
  }

  /** Both together. */
  Change plus(Change other) {
    Change both = new Change();
    both.gradients = gradients + other.gradients;
    both.steps = steps + other.steps;
    both.values = values + other.values;
    return both;
  }

  /** Euclidean norm of the gradient. */
  double gradientNorm() {
    return Math.sqrt(gradients);
  }

  /** Norm of the step over that of the parameters before it. */
  double ratio() {
    return Math.sqrt(steps / values);
  }
}
