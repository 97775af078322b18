package cnnlab.run;

/** How the learning rate changes over a run. */
public enum Schedule {
  CONSTANT,
  /** A tenth after half of the epochs and again after three quarters. */
  STEP,
  /** Half a cosine from the full rate down to zero. */
  COSINE;

  /**
   * Factor on the learning rate.
   *
   * @param progress share of the run's iterations done, 0 to 1
   */
  public double factor(double progress) {
    return switch (this) {
      case CONSTANT -> 1;
      case STEP -> progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
      case COSINE -> (1 + Math.cos(Math.PI * progress)) / 2;
    };
  }
}
