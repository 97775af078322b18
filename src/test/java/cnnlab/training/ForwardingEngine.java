package cnnlab.training;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Set;

/** An engine that another one works for; tests change a part of it. */
public class ForwardingEngine implements Engine {
  private final Engine engine;

  public ForwardingEngine(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Device device() throws UserProblem {
    return engine.device();
  }

  @Override
  public MemoryEstimate memoryForTraining(
      Architecture architecture,
      OptimizerSettings.Kind optimizer,
      Set<String> frozen,
      int batchSize)
      throws UserProblem {
    return engine.memoryForTraining(architecture, optimizer, frozen, batchSize);
  }

  @Override
  public MemoryEstimate memoryForInference(Architecture architecture, int batchSize)
      throws UserProblem {
    return engine.memoryForInference(architecture, batchSize);
  }

  @Override
  public Network forTraining(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed)
      throws UserProblem {
    return engine.forTraining(architecture, optimizer, frozen, batchSize, seed);
  }

  @Override
  public Network forInference(Architecture architecture) throws UserProblem {
    return engine.forInference(architecture);
  }
}
