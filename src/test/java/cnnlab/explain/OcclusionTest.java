package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionMethod.Sign;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.RunSamples;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import cnnlab.training.ToyData;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcclusionTest {
  @TempDir Path folder;

  @Test
  void hidingWhatANetworkLooksAtCostsItsAnswer() throws Exception {
    try (TrainedNetwork network = TrainedNetwork.ofRun(new SoftmaxEngine(), trained())) {
      RgbImage image = ToyData.image(0, 7);
      int side = network.preprocessing().inputSize();
      AttributionRequest request = AttributionRequest.of(AttributionMethod.OCCLUSION, 0, side);
      Explanation found = Attribution.of(network, image, request, _ -> true).orElseThrow();
      HeatMap map = HeatMap.of(found.last(), Family.FALL, Sign.SIGNED);
      assertThat(map.at(0.5, 0.15)).as("the bright stripe at the top").isGreaterThan(0.01);
      assertThat(map.at(0.5, 0.9)).isLessThan(map.at(0.5, 0.15) / 2);
    }
  }

  private StoredRun trained() throws UserProblem {
    return new Training(new SoftmaxEngine(), new RunStore(folder.resolve("runs")))
        .run(
            RunSamples.settings(),
            ToyData.dataset(96, 30),
            new TrainingListener() {},
            new TrainingControl());
  }
}
