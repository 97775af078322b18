package cnnlab.engine;

/** What a ReLU passes back of the gradient behind it. */
public enum BackwardRule {
  /** The derivative: what comes where the ReLU's input was positive. */
  GRADIENT,
  /** Only positive gradients, where the input was positive (Springenberg et al. 2015). */
  GUIDED,
  /** Only positive gradients, wherever (Zeiler and Fergus 2014). */
  DECONVNET
}
