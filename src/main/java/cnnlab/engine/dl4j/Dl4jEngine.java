package cnnlab.engine.dl4j;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.common.Initialization;
import cnnlab.engine.machine.Gpu;
import cnnlab.engine.machine.ProcessMemory;
import cnnlab.engine.machine.Worker;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** The engine on DeepLearning4J. It is made at once; ND4J's native part is loaded when needed. */
public final class Dl4jEngine implements Engine {
  private static final OptimizerSettings NO_TRAINING =
      new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0);

  /**
   * Of the activations' bytes: their gradients, and the operations' results and copies in other
   * layouts, which ND4J frees late. Measured with ResNet-20 and ResNet-18.
   */
  private static final int TIMES_ACTIVATIONS = 6;

  /** Bytes of ND4J's libraries and classes, measured beside the same networks. */
  private static final long LIBRARIES = 105L << 20;

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

  /**
   * Near what ND4J was seen to take: it has no plan that could be asked. Activations of frozen
   * layers are kept like all others.
   */
  @Override
  public MemoryEstimate memoryForTraining(
      Architecture architecture,
      OptimizerSettings.Kind optimizer,
      Set<String> frozen,
      int batchSize)
      throws UserProblem {
    Analysis analysis = Analysis.of(architecture);
    MemoryEstimate least = MemoryEstimate.training(analysis, frozen, batchSize, optimizer);
    long activations = MemoryEstimate.training(analysis, batchSize, optimizer).activations();
    return estimate(least, (1 + TIMES_ACTIVATIONS) * activations - least.activations());
  }

  @Override
  public MemoryEstimate memoryForInference(Architecture architecture, int batchSize)
      throws UserProblem {
    return estimate(MemoryEstimate.inference(Analysis.of(architecture), batchSize), 0);
  }

  private static MemoryEstimate estimate(MemoryEstimate least, long workspace) {
    return new MemoryEstimate(
        least.weights(),
        least.gradients(),
        least.optimizer(),
        least.activations(),
        workspace,
        LIBRARIES + ProcessMemory.program(least.weights(), Pointer.totalBytes()));
  }

  @Override
  public Network forTraining(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed)
      throws UserProblem {
    device();
    return worker.call(() -> network(architecture, optimizer, frozen, seed));
  }

  @Override
  public Network forInference(Architecture architecture) throws UserProblem {
    device();
    return worker.call(() -> network(architecture.forInference(), NO_TRAINING, Set.of(), 0));
  }

  private Network network(
      Architecture architecture, OptimizerSettings optimizer, Set<String> frozen, long seed)
      throws UserProblem {
    OpGraph graph = GraphConverter.convert(architecture, optimizer, frozen, seed);
    Dl4jNetwork network = new Dl4jNetwork(architecture, optimizer.kind(), frozen, graph, worker);
    Initialization.draw(architecture, seed, network::put);
    return network;
  }
}
