package cnnlab.training;

import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.Checkpoint;
import cnnlab.run.RunProgress;
import cnnlab.run.RunRecord;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The network of a run. Where other layers begin to learn, it is made anew with the weights that it
 * has by then; the optimizer begins anew with them. Two are never held at a time.
 */
final class RunNetwork implements AutoCloseable {
  private final Engine engine;
  private final RunRecord run;
  private final FrozenLayers frozen;
  private int madeFor;
  private @Nullable Network network;

  private RunNetwork(Engine engine, RunRecord run) throws UserProblem {
    this.engine = engine;
    this.run = run;
    this.frozen = FrozenLayers.of(run);
  }

  /** Before the first iteration, with random weights or those given. */
  static RunNetwork begin(Engine engine, RunRecord run, @Nullable PretrainedTransfer given)
      throws UserProblem {
    RunNetwork begun = new RunNetwork(engine, run);
    begun.make(RunProgress.START.epoch(), network -> RunPlan.begin(network, given));
    return begun;
  }

  /** As it was at a checkpoint. */
  static RunNetwork resume(Engine engine, RunRecord run, Checkpoint checkpoint) throws UserProblem {
    RunNetwork resumed = new RunNetwork(engine, run);
    RunProgress at = checkpoint.position();
    // The state kept at the end of the epoch before is that of the layers that learned till then.
    boolean anew = resumed.frozen.changeIn(at.epoch()) && at.batches() == 0;
    resumed.make(
        at.epoch(),
        network -> {
          network.load(checkpoint.weights());
          if (!anew) {
            network.restoreOptimizer(checkpoint.optimizer());
          }
        });
    return resumed;
  }

  /** To be called before an epoch goes on; true where other layers learn from now on. */
  boolean beginEpoch(int epoch) throws UserProblem {
    if (frozen.in(epoch).equals(frozen.in(madeFor))) {
      return false;
    }
    Map<String, Tensor> weights = get().weights();
    close();
    make(epoch, fresh -> fresh.load(weights));
    return true;
  }

  private void make(int epoch, RunPlan.Preparation preparation) throws UserProblem {
    network =
        RunPlan.network(engine, run.architecture(), run.settings(), frozen.in(epoch), preparation);
    madeFor = epoch;
  }

  Network get() {
    return Objects.requireNonNull(network, "closed");
  }

  @Override
  public void close() {
    if (network != null) {
      network.close();
      network = null;
    }
  }
}
