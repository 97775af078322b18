package cnnlab.engine;

/** What a ReLU passes back of the gradient behind it; every other layer passes its derivative. */
public enum ReluRule implements BackwardRule {
  /** What comes where the ReLU's input was positive: the derivative. */
  GRADIENT,
  /** Only positive gradients, where the input was positive. */
  GUIDED,
  /** Only positive gradients, wherever. */
  DECONVNET
}
