package cnnlab.ui;

import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.training.ForwardingEngine;
import cnnlab.training.SoftmaxEngine;
import java.util.Set;

/** An engine that is there at once and does not train. */
public final class FakeEngine extends ForwardingEngine {
  public FakeEngine() {
    super(new SoftmaxEngine());
  }

  @Override
  public Device device() {
    return new Device("ND4J 1.0.0-M2.1, CPU", "AVX-512", 8, 16 * 1024, null, false);
  }

  @Override
  public Network forTraining(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed) {
    throw new UnsupportedOperationException("This engine computes nothing");
  }
}
