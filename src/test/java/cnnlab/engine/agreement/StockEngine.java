package cnnlab.engine.agreement;

import cnnlab.arch.Architecture;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.common.Initialization;
import cnnlab.export.ExportedDl4j;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** DL4J's own layers behind the port, with the lab's initial weights: the reference. */
final class StockEngine implements Engine {
  private final Path folder;

  /**
   * @param folder for compiled classes
   */
  StockEngine(Path folder) {
    this.folder = folder;
  }

  @Override
  public Device device() throws UserProblem {
    return Executors.PORTABLE.device();
  }

  /** The optimizer is DL4J's Nesterov momentum of 0.9, whatever the settings. */
  @Override
  public StockNetwork forTraining(
      Architecture architecture,
      OptimizerSettings optimizer,
      Set<String> frozen,
      int batchSize,
      long seed)
      throws UserProblem {
    device();
    StockNetwork network = new StockNetwork(architecture, ExportedDl4j.of(architecture, folder));
    Map<String, Tensor> tensors = network.weights();
    tensors.replaceAll((name, tensor) -> copy(name, tensor));
    Initialization.draw(
        architecture,
        seed,
        (name, from, values) ->
            Objects.requireNonNull(tensors.get(name)).data().put((int) from, values));
    network.load(tensors);
    return network;
  }

  /** With ones for running variances to the last bit; DL4J keeps logarithms. */
  private static Tensor copy(String name, Tensor tensor) {
    float[] values = new float[tensor.data().remaining()];
    if (name.endsWith("running_var")) {
      Arrays.fill(values, 1);
    }
    return new Tensor(tensor.shape(), FloatBuffer.wrap(values));
  }

  @Override
  public StockNetwork forInference(Architecture architecture) throws UserProblem {
    return forTraining(
        architecture.forInference(),
        new OptimizerSettings(OptimizerSettings.Kind.NESTEROV, 0, 0.9, 0),
        Set.of(),
        0,
        0);
  }
}
