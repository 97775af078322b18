package cnnlab;

import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;

/** Stands for the engine until it is built. */
final class PendingEngine implements Engine {
  @Override
  public Device device() throws UserProblem {
    throw UserProblem.of("engine.pending");
  }

  @Override
  public Network forTraining(
      Architecture architecture, OptimizerSettings optimizer, int batchSize, long seed)
      throws UserProblem {
    throw UserProblem.of("engine.pending");
  }

  @Override
  public Network forInference(Architecture architecture) throws UserProblem {
    throw UserProblem.of("engine.pending");
  }
}
