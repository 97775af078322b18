package cnnlab.engine;

import cnnlab.arch.Architecture;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;

/** What the program asks of a learning framework. */
public interface Engine {
  /** What computes. Loads the framework's native part when first asked; takes seconds then. */
  Device device() throws UserProblem;

  /**
   * A network to train, with random weights (He's initialisation for convolutions) that follow from
   * the seed.
   *
   * @param batchSize the largest batch it will be given
   */
  Network forTraining(
      Architecture architecture, OptimizerSettings optimizer, int batchSize, long seed)
      throws UserProblem;

  /**
   * A network to be used, with random weights until some are loaded; auxiliary classifiers are left
   * out.
   */
  Network forInference(Architecture architecture) throws UserProblem;
}
