package cnnlab.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.Freezing;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Batch;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forecast is what is then taken, to the byte. */
class MemoryPlanTest {
  private final Engine engine = new OneDnnEngine();

  @ParameterizedTest
  @CsvSource({
    "resnet20, 32, 16, SGD, ''",
    "resnet20, 32, 16, SGD, layer2",
    "resnet18, 32, 4, ADAM, layer4.0",
    "vgg11, 32, 4, SGD, features",
    "googlenet_torchvision, 64, 2, NESTEROV, ''",
    "alexnet_paper_grouped, 67, 3, SGD, ''"
  })
  void isWhatIsThenTaken(
      String name, int size, int batch, OptimizerSettings.Kind kind, String freeze)
      throws UserProblem {
    assumeTrue(OneDnnEngine.fitsThisMachine());
    Architecture architecture = Catalogue.build(new NetworkSettings(name, size, 10, 0.5, true));
    Set<String> frozen = Freezing.upTo(architecture, freeze);
    Batch images = images(architecture, batch);
    OptimizerSettings optimizer = new OptimizerSettings(kind, 1e-3, 0.9, 0);

    long before = NativeMemory.held();
    MemoryEstimate training = engine.memoryForTraining(architecture, kind, frozen, batch);
    MemoryEstimate use = engine.memoryForInference(architecture, batch);
    assertThat(NativeMemory.held()).as("a forecast takes nothing").isEqualTo(before);
    try (Network network = engine.forTraining(architecture, optimizer, frozen, batch, 1)) {
      for (int epoch = 0; epoch < 2; epoch++) {
        network.train(images, 1e-3);
        network.predict(images);
        network.predict(images(architecture, batch - 1)); // the last of a validation
        network.weights();
        network.optimizerState();
        assertThat(NativeMemory.held() - before)
            .as("epoch " + epoch)
            .isEqualTo(training.total() - training.program());
      }
    }
    try (Network network = engine.forInference(architecture)) {
      network.predict(images);
      assertThat(NativeMemory.held() - before).isEqualTo(use.total() - use.program());
    }
    assertThat(NativeMemory.held()).as("all is given back").isEqualTo(before);
  }

  private static Batch images(Architecture architecture, int batch) {
    Op.Input input = architecture.input();
    int values = input.channels() * input.height() * input.width();
    return new Batch(batch, new float[batch * values], new int[batch]);
  }
}
