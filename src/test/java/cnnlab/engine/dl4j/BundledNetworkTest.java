package cnnlab.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.Images;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.Messages;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The network that comes along, on photos that come along. */
class BundledNetworkTest {

  @Test
  void knowsAShipAndACatWhenItSeesOne() throws Exception {
    Path weights = TrainedResNet20.file();

    try (TrainedNetwork network = TrainedNetwork.ofWeights(new Dl4jEngine(), weights, null, null)) {
      assertThat(likeliest(network, "nagasaki-boats.jpg")).isEqualTo("ship");
      assertThat(likeliest(network, "chelsea.png")).isEqualTo("cat");
      assertThat(network.labels(Messages.CHINESE)).hasSize(10).contains("猫");
    }
  }

  private static String likeliest(TrainedNetwork network, String sample) throws Exception {
    Prediction first = network.predict(Images.read(Path.of("sample-images", sample)), 1).getFirst();
    return first.label();
  }
}
