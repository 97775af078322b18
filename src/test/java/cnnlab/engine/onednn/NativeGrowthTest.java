package cnnlab.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken outside Java's heap does not grow from epoch to epoch, and is all given back. */
class NativeGrowthTest {
  private static final int BATCH = 4;

  private final Engine engine = new OneDnnEngine();

  /**
   * @param held bytes of weights, gradients and activations
   * @param pointed bytes that JavaCPP allocated and has not freed
   * @param primitives of oneDNN, not closed
   */
  private record Taken(long held, long pointed, int primitives) {
    static Taken now() {
      return new Taken(NativeMemory.held(), Pointer.totalBytes(), Primitive.open());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet20", "alexnet_paper_grouped", "googlenet_torchvision"})
  void isTheSameAfterEveryEpoch(String name) throws UserProblem {
    assumeTrue(OneDnnEngine.fitsThisMachine());
    int size = name.equals("resnet20") ? 32 : 67;
    Architecture architecture = Catalogue.build(new NetworkSettings(name, size, 10, 0.25, true));
    OptimizerSettings optimizer =
        new OptimizerSettings(OptimizerSettings.Kind.NESTEROV, 1e-3, 0.9, 0);
    int before = Primitive.open();
    try (Network network = engine.forTraining(architecture, optimizer, Set.of(), BATCH, 1)) {
      epoch(network);
      epoch(network);
      Taken second = Taken.now();
      for (int i = 0; i < 4; i++) {
        epoch(network);
      }
      Taken sixth = Taken.now();
      assertThat(sixth.held()).isEqualTo(second.held());
      assertThat(sixth.primitives()).isEqualTo(second.primitives());
      assertThat(sixth.pointed()).as("against %s", second).isLessThanOrEqualTo(second.pointed());
    }
    assertThat(Primitive.open()).isEqualTo(before);
  }

  /**
   * As a run's: batches, one of them measured; the last of a validation is smaller; a checkpoint.
   */
  private static void epoch(Network network) throws UserProblem {
    network.train(images(network, BATCH), 1e-3);
    network.measureNext();
    network.train(images(network, BATCH), 1e-3);
    network.predict(images(network, BATCH));
    network.predict(images(network, BATCH - 1));
    network.weights();
    network.optimizerState();
  }

  private static Batch images(Network network, int batch) {
    Op.Input input = network.architecture().input();
    int values = input.channels() * input.height() * input.width();
    return new Batch(batch, new float[batch * values], new int[batch]);
  }
}
