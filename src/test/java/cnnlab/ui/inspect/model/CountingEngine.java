package cnnlab.ui.inspect.model;

import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.training.SoftmaxEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An engine that knows how often each network that it opened was closed. */
final class CountingEngine implements Engine {
  private final SoftmaxEngine engine = new SoftmaxEngine();
  private final List<int[]> closings = new ArrayList<>();
  private @Nullable Error failure;

  /** How often each network was closed, in the order in which they were opened. */
  List<Integer> closings() {
    return closings.stream().map(count -> count[0]).toList();
  }

  /** Has the next network fail as it is opened. */
  void failWith(Error error) {
    failure = error;
  }

  long open() {
    return closings().stream().filter(count -> count == 0).count();
  }

  @Override
  public Device device() {
    return engine.device();
  }

  @Override
  public Network forTraining(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed) {
    return engine.forTraining(architecture, optimizer, frozen, batchSize, seed);
  }

  @Override
  public Network forInference(Architecture architecture) {
    if (failure != null) {
      throw failure;
    }
    Network network = engine.forInference(architecture);
    int[] closed = {0};
    closings.add(closed);
    return (Network)
        Proxy.newProxyInstance(
            CountingEngine.class.getClassLoader(),
            new Class<?>[] {Network.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close")) {
                closed[0]++;
              }
              try {
                return method.invoke(network, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
