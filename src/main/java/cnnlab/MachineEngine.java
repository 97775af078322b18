package cnnlab;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine for this machine, chosen when first asked: ND4J on a GPU that it has code for, else
 * oneDNN on an x86-64 processor under Linux, else ND4J. The system property {@code cnnlab.engine},
 * "onednn" or "nd4j", chooses by hand.
 */
final class MachineEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(MachineEngine.class);

  private @Nullable Engine chosen;

  private synchronized Engine chosen() throws UserProblem {
    if (chosen == null) {
      chosen = choose(System.getProperty("cnnlab.engine", ""));
    }
    return chosen;
  }

  private static Engine choose(String wish) throws UserProblem {
    boolean fitting = OneDnnEngine.fitsThisMachine() && !Dl4jEngine.usesGpu();
    if (wish.equals("nd4j") || (wish.isEmpty() && !fitting)) {
      return new Dl4jEngine();
    }
    Engine fast = new OneDnnEngine();
    try {
      Device _ = fast.device();
    } catch (UserProblem missing) {
      if (!wish.isEmpty() || !missing.key().equals("engine.native")) {
        throw missing; // a full disk keeps ND4J from loading too
      }
      LOG.warn("oneDNN cannot be loaded; ND4J computes", missing);
      return new Dl4jEngine();
    }
    return fast;
  }

  @Override
  public Device device() throws UserProblem {
    return chosen().device();
  }

  @Override
  public MemoryEstimate memoryForTraining(
      Architecture architecture,
      OptimizerSettings.Kind optimizer,
      Set<String> frozen,
      int batchSize)
      throws UserProblem {
    return chosen().memoryForTraining(architecture, optimizer, frozen, batchSize);
  }

  @Override
  public MemoryEstimate memoryForInference(Architecture architecture, int batchSize)
      throws UserProblem {
    return chosen().memoryForInference(architecture, batchSize);
  }

  @Override
  public Network forTraining(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed)
      throws UserProblem {
    return chosen().forTraining(architecture, optimizer, frozen, batchSize, seed);
  }

  @Override
  public Network forInference(Architecture architecture) throws UserProblem {
    return chosen().forInference(architecture);
  }
}
