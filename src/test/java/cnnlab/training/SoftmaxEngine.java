package cnnlab.training;

import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import java.util.Set;

/**
 * An engine in plain Java that really learns, and fast: of every network only the last linear layer
 * works, on the brightness of a coarse grid of the image.
 */
public final class SoftmaxEngine implements Engine {
  @Override
  public Device device() {
    return new Device("Softmax in Java", "generic", 1, 16 * 1024, null, false);
  }

  @Override
  public Network forTraining(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed) {
    return new SoftmaxNetwork(architecture);
  }

  @Override
  public Network forInference(Architecture architecture) {
    return new SoftmaxNetwork(architecture.forInference());
  }
}
