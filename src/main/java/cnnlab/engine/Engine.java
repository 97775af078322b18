package cnnlab.engine;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Set;

/** What the program asks of a learning framework. */
public interface Engine {
  /** What computes. Loads the framework's native part when first asked; takes seconds then. */
  Device device() throws UserProblem;

  /**
   * The memory that training would take, with validation in batches of the same size. Nothing is
   * taken for the answer.
   *
   * @param optimizer the rule, which remembers one or two values for each parameter that learns
   * @param frozen as in {@link #forTraining}
   */
  default MemoryEstimate memoryForTraining(
      Architecture architecture,
      OptimizerSettings.Kind optimizer,
      Set<String> frozen,
      int batchSize)
      throws UserProblem {
    return MemoryEstimate.training(Analysis.of(architecture), frozen, batchSize, optimizer);
  }

  /** The memory that inference in batches would take. Nothing is taken for the answer. */
  default MemoryEstimate memoryForInference(Architecture architecture, int batchSize)
      throws UserProblem {
    return MemoryEstimate.inference(Analysis.of(architecture), batchSize);
  }

  /** A network to train, all of whose layers learn. */
  default Network forTraining(
      Architecture architecture, OptimizerSettings optimizer, int batchSize, long seed)
      throws UserProblem {
    return forTraining(architecture, optimizer, Set.of(), batchSize, seed);
  }

  /**
   * A network to train, with random weights (He's initialization for convolutions) that follow from
   * the seed.
   *
   * @param frozen layers that work in evaluation mode (normalization with its running statistics,
   *     no dropout) and keep their weights to the last bit; with a layer also those that it reads
   * @param batchSize the largest batch it will be given
   */
  Network forTraining(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed)
      throws UserProblem;

  /**
   * A network for inference, with random weights until some are loaded; auxiliary classifiers are
   * left out.
   */
  Network forInference(Architecture architecture) throws UserProblem;
}
