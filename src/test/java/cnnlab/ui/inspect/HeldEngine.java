package cnnlab.ui.inspect;

import cnnlab.arch.Architecture;
import cnnlab.data.Batch;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The real engine for a trained network, at whose door batches of several images wait from when it
 * is told so until they are let in. Training is done by a small one.
 */
final class HeldEngine implements Engine {
  private final Engine engine =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private final Engine trainer = new SoftmaxEngine();
  private final AtomicBoolean holds = new AtomicBoolean();
  private final AtomicBoolean waits = new AtomicBoolean();
  private final CountDownLatch letIn = new CountDownLatch(1);

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
  public Device device() throws UserProblem {
    return engine.device();
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
    Network network = engine.forInference(architecture);
    return (Network)
        Proxy.newProxyInstance(
            HeldEngine.class.getClassLoader(),
            new Class<?>[] {Network.class},
            (_, method, arguments) -> {
              if (holds.get()
                  && arguments != null
                  && Arrays.stream(arguments).anyMatch(HeldEngine::isOfSeveral)) {
                waits.set(true);
                letIn.await();
                waits.set(false);
              }
              try {
                return method.invoke(network, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static boolean isOfSeveral(Object argument) {
    return argument instanceof Batch batch && batch.size() > 1;
  }
}
