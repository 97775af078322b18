package cnnlab.ui.inspect.model;

import cnnlab.arch.Architecture;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import cnnlab.training.ForwardingEngine;
import cnnlab.training.ForwardingNetwork;
import cnnlab.training.SoftmaxEngine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine that knows how often each network that it opened was closed. */
final class CountingEngine extends ForwardingEngine {
  private final List<int[]> closings = new ArrayList<>();
  private @Nullable Error failure;

  CountingEngine() {
    super(new SoftmaxEngine());
  }

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
  public Network forInference(Architecture architecture) throws UserProblem {
    if (failure != null) {
      throw failure;
    }
    int[] closed = {0};
    Network network = super.forInference(architecture);
    closings.add(closed);
    return new ForwardingNetwork(network) {
      @Override
      public void close() {
        closed[0]++;
        super.close();
      }
    };
  }
}
