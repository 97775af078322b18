package cnnlab.ui.inspect;

import cnnlab.arch.Architecture;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import cnnlab.training.ForwardingEngine;
import cnnlab.training.ForwardingNetwork;
import cnnlab.training.SoftmaxEngine;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The real engine for a trained network, at whose door batches of several images wait from when it
 * is told so until they are let in. Training is done by a small one.
 */
final class HeldEngine extends ForwardingEngine {
  private final Engine trainer = new SoftmaxEngine();
  private final AtomicBoolean holds = new AtomicBoolean();
  private final AtomicBoolean waits = new AtomicBoolean();
  private final CountDownLatch letIn = new CountDownLatch(1);

  HeldEngine() {
    super(OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine());
  }

  /** From now on. */
  void hold() {
    holds.set(true);
  }

  /** Whether a batch waits. */
  boolean waits() {
    return waits.get();
  }

  void letIn() {
    letIn.countDown();
  }

  @Override
  public Network forTraining(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed)
      throws UserProblem {
    return trainer.forTraining(architecture, optimizer, frozen, batchSize, seed);
  }

  @Override
  public Network forInference(Architecture architecture) throws UserProblem {
    return new ForwardingNetwork(super.forInference(architecture)) {
      @Override
      protected void before(Batch batch) {
        if (holds.get() && batch.size() > 1) {
          await();
        }
      }
    };
  }

  private void await() {
    waits.set(true);
    try {
      letIn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waits.set(false);
  }
}
