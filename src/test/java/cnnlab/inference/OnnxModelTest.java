package cnnlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.training.PretrainedTransfer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A model of ONNX of no catalogue, used like any other network. */
class OnnxModelTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @Test
  void itPredictsAndShowsItsFeatureMaps() throws Exception {
    try (TrainedNetwork network = TrainedNetwork.ofWeights(ENGINE, model(), null, null)) {
      RgbImage image = new RgbImage(8, 8, new byte[3 * 64]);

      List<Prediction> predictions = network.predict(image, 3);

      assertThat(predictions)
          .extracting(Prediction::label)
          .containsExactlyInAnyOrder("0", "1", "2");
      assertThat(predictions.stream().mapToDouble(Prediction::probability).sum())
          .isCloseTo(1, offset(1e-5));
      assertThat(network.preprocessing().inputSize()).isEqualTo(8);
      assertThat(network.activation(image, "conv2").values()).hasSize(4 * 4 * 4);
    }
  }

  @Test
  void aTrainingStartsFromAllOfItsTensors() throws Exception {
    try (TrainedNetwork network = TrainedNetwork.ofWeights(ENGINE, model(), null, null)) {
      PretrainedTransfer transfer =
          PretrainedTransfer.of(
              new PretrainedSource(model().toString(), ""),
              network.architecture(),
              List.of("a", "b", "c"),
              OptimizerSettings.Kind.SGD);

      assertThat(transfer.replaced()).isEmpty();
    }
  }

  private static Path model() throws Exception {
    String file = "/cnnlab/weights/onnx/small13.onnx";
    return Path.of(Objects.requireNonNull(OnnxModelTest.class.getResource(file)).toURI());
  }
}
