package cnnlab.engine.onednn;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.common.Initialization;
import cnnlab.engine.machine.Gpu;
import cnnlab.engine.machine.MachineMemory;
import cnnlab.engine.machine.NativeProblem;
import cnnlab.engine.machine.OpenMp;
import cnnlab.engine.machine.Worker;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engine on oneDNN, for x86-64. It is made at once; the native part is loaded when needed. */
public final class OneDnnEngine implements Engine {
  private static final OptimizerSettings NO_TRAINING =
      new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0);

  private final Worker worker = new Worker();
  private @Nullable Device device;

  @Override
  public synchronized Device device() throws UserProblem {
    if (device == null) {
      device = worker.call(OneDnnEngine::load);
    }
    return device;
  }

  /** Whether oneDNN's native part is built for machines like this. */
  public static boolean fitsThisMachine() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  private static Device load() throws UserProblem {
    OpenMp.letThreadsSleep();
    try {
      return new Device(
          "oneDNN " + OneDnn.version() + ", CPU",
          OneDnn.instructionSet().title(),
          Runtime.getRuntime().availableProcessors(),
          MachineMemory.share() >> 20,
          Gpu.first().orElse(null),
          false);
    } catch (LinkageError | RuntimeException e) {
      throw NativeProblem.of("oneDNN", e);
    }
  }

  @Override
  public MemoryEstimate memoryForTraining(
      Architecture architecture,
      OptimizerSettings.Kind optimizer,
      Set<String> frozen,
      int batchSize)
      throws UserProblem {
    device();
    return MemoryPlan.training(architecture, frozen, batchSize, optimizer);
  }

  @Override
  public MemoryEstimate memoryForInference(Architecture architecture, int batchSize)
      throws UserProblem {
    device();
    return MemoryPlan.inference(architecture, batchSize);
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
    return worker.call(() -> network(architecture, optimizer, frozen, batchSize, seed));
  }

  @Override
  public Network forInference(Architecture architecture) throws UserProblem {
    device();
    return worker.call(() -> network(architecture.forInference(), NO_TRAINING, Set.of(), 0, 0));
  }

  private Network network(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed)
      throws UserProblem {
    OneDnnNetwork network =
        new OneDnnNetwork(architecture, optimizer, frozen, batchSize, seed, worker);
    Initialization.draw(architecture, seed, network::put);
    return network;
  }
}
