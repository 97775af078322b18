package cnnlab.training;

import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.text.UserProblem;

/** An engine on a machine with so much memory. */
public final class SmallMachine extends ForwardingEngine {
  private final long memoryMiB;

  /**
   * @param memoryMiB pretended
   */
  public SmallMachine(Engine engine, long memoryMiB) {
    super(engine);
    this.memoryMiB = memoryMiB;
  }

  @Override
  public Device device() throws UserProblem {
    Device real = super.device();
    return new Device(
        real.backend(), real.instructionSet(), real.threads(), memoryMiB, null, false);
  }
}
