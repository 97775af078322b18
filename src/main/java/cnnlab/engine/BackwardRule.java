package cnnlab.engine;

/** What layers pass back of what comes from behind them. */
public sealed interface BackwardRule permits ReluRule, LrpRule {
  /** The derivative. */
  BackwardRule GRADIENT = ReluRule.GRADIENT;

  /** Springenberg et al. 2015, 1412.6806. */
  BackwardRule GUIDED = ReluRule.GUIDED;

  /** Zeiler and Fergus 2014, 1311.2901. */
  BackwardRule DECONVNET = ReluRule.DECONVNET;
}
