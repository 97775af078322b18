package cnnlab.inference;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Explore saves of a network in view. */
class UntrainedNetworkTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @TempDir Path folder;

  /** Also where no list has it: with another activation in one place. */
  @ParameterizedTest
  @ValueSource(strings = {"net.onnx", "net.safetensors"})
  void aNetworkOfOnesOwnOpensAgainFromItsFile(String name) throws Exception {
    Architecture resnet = Catalogue.build(new NetworkSettings("resnet20", 32, 4, 0.25, false));
    Architecture own =
        Draft.of(resnet).renamed("mine").changed("layer2.0.relu1", new Op.Silu()).build();
    SavedWeights saved = UntrainedNetwork.of(ENGINE, own);
    Path file = folder.resolve(name);

    WeightFile.write(file, saved);

    try (TrainedNetwork opened = TrainedNetwork.ofWeights(ENGINE, file, null, null)) {
      assertThat(opened.architecture().name()).isEqualTo("mine");
      assertThat(opened.architecture().layer("layer2.0.relu1").op()).isEqualTo(new Op.Silu());
      assertThat(opened.tensor("conv1.weight"))
          .isEqualTo(saved.tensors().copy().get("conv1.weight"));
    }
  }
}
