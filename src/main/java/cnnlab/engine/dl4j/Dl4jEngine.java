package cnnlab.engine.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Gpu;
import cnnlab.engine.Network;
import cnnlab.engine.learning.Initialisation;
import cnnlab.engine.machine.Worker;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import org.jspecify.annotations.Nullable;

/** The engine on DeepLearning4J. It is made at once; ND4J's native part is loaded when needed. */
public final class Dl4jEngine implements Engine {
  private static final OptimizerSettings NO_TRAINING =
      new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0);

  private final Worker worker = new Worker();
  private @Nullable Device device;

  /** Whether this engine would compute on a GPU here. */
  public static boolean usesGpu() {
    return Backend.usable(Gpu.first(), CpuBackendOnly.isCudaOnClassPath());
  }

  @Override
  public synchronized Device device() throws UserProblem {
    if (device == null) {
      device = worker.call(Backend::load);
    }
    return device;
  }

  @Override
  public Network forTraining(
      Architecture architecture, OptimizerSettings optimizer, int batchSize, long seed)
      throws UserProblem {
    device();
    return worker.call(() -> network(architecture, optimizer, seed));
  }

  @Override
  public Network forInference(Architecture architecture) throws UserProblem {
    device();
    return worker.call(() -> network(architecture.forInference(), NO_TRAINING, 0));
  }

  private Network network(Architecture architecture, OptimizerSettings optimizer, long seed)
      throws UserProblem {
    OpGraph graph = GraphConverter.convert(architecture, optimizer, seed);
    Dl4jNetwork network = new Dl4jNetwork(architecture, graph, worker);
    Initialisation.draw(architecture, seed, network::put);
    return network;
  }
}
