package cnnlab.run;

/** How the learning rate changes over a run. */
public enum Schedule {
  CONSTANT,
  /** A tenth after half of the epochs and again after three quarters. */
  STEP,
  /** Half a cosine from the full rate down to zero. */
  COSINE,
  /**
   * Straight up from a tenth over the first 5 % of the run (5 of 90 epochs in Goyal and others
   * 2017, arXiv:1706.02677), then half a cosine down to zero.
   */
  WARM_UP,
  /**
   * Half a cosine up from 1/25 of the rate over the first 30 %, then half a cosine down to a
   * ten-thousandth of where it began (Smith and Topin 2017, arXiv:1708.07120; shape and numbers of
   * PyTorch's OneCycleLR).
   */
  ONE_CYCLE;

  private static final double WARM = 0.05;
  private static final double WARM_FROM = 0.1;
  private static final double PEAK = 0.3;
  private static final double CYCLE_FROM = 1.0 / 25;
  private static final double CYCLE_TO = CYCLE_FROM / 10_000;

  /**
   * Factor on the learning rate.
   *
   * @param progress share of the run's iterations done, 0 to 1
   */
  public double factor(double progress) {
    return switch (this) {
      case CONSTANT -> 1;
      case STEP -> progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
      case COSINE -> halfCosine(1, 0, progress);
      case WARM_UP ->
          progress < WARM
              ? WARM_FROM + (1 - WARM_FROM) * progress / WARM
              : halfCosine(1, 0, (progress - WARM) / (1 - WARM));
      case ONE_CYCLE ->
          progress < PEAK
              ? halfCosine(CYCLE_FROM, 1, progress / PEAK)
              : halfCosine(1, CYCLE_TO, (progress - PEAK) / (1 - PEAK));
    };
  }

  private static double halfCosine(double from, double to, double progress) {
    return to + (from - to) * (1 + Math.cos(Math.PI * progress)) / 2;
  }
}
