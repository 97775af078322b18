package cnnlab.explain.perturbation;

import cnnlab.text.UserProblem;

/** Steps along the sign of a gradient, each kept within a distance of where they began. */
final class SignSteps {
  private SignSteps() {}

  /** What tells the gradient of a loss. */
  interface Slope {
    float[] at(float[] point) throws UserProblem;
  }

  /**
   * Where the steps lead.
   *
   * @param low the least that a value may become
   * @param high the most
   */
  static float[] of(float[] begin, AdversarialSettings settings, Slope slope, float low, float high)
      throws UserProblem {
    float[] point = begin.clone();
    double direction = settings.targeted() ? -settings.rate() : settings.rate();
    float epsilon = (float) settings.epsilon();
    for (int step = 0; step < settings.steps(); step++) {
      float[] gradient = slope.at(point);
      for (int i = 0; i < point.length; i++) {
        float moved = (float) (point[i] + direction * Math.signum(gradient[i]));
        float near = Math.clamp(moved, begin[i] - epsilon, begin[i] + epsilon);
        point[i] = Math.clamp(near, low, high);
      }
    }
    return point;
  }
}
