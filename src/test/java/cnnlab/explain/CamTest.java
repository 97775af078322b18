package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamTest {
  private static final RgbImage PICTURE = picture();

  @TempDir Path folder;

  @Test
  void thePartsOfAClassActivationMapMakeUpTheAnswer() throws Exception {
    try (TrainedNetwork network = random(new Dl4jEngine(), "resnet20")) {
      List<Prediction> answers = network.predict(PICTURE, 10);
      FloatBuffer bias = network.tensor("fc.bias").data();
      double sum = 0;
      double[] exponentials = new double[10];
      for (int label = 0; label < 10; label++) {
        float[] pixels = new float[network.preprocessing().values()];
        network.preprocessing().apply(PICTURE, pixels, 0);
        ImageScore score = new ImageScore(network.network(), pixels, label, _ -> true);
        Cam parts = Cam.of(network, score).orElseThrow();
        assertThat(parts.bias()).isEqualTo(bias.get(label));
        double mean = parts.map().sum() / parts.map().values().length;
        exponentials[label] = Math.exp(mean + parts.bias());
        sum += exponentials[label];
      }
      for (Prediction answer : answers) {
        assertThat(exponentials[answer.index()] / sum)
            .isCloseTo(answer.probability(), Offset.offset(1e-4));
      }
    }
  }

  @Test
  void onlyNetworksThatEndInAMeanOverAllPlacesHaveOne() throws Exception {
    assertThat(suits("resnet50")).isTrue();
    assertThat(suits("googlenet_paper")).isTrue();
    assertThat(suits("resnet20")).isTrue();
    assertThat(suits("vgg16")).isFalse();
    assertThat(suits("alexnet_torchvision")).isFalse();
  }

  private static boolean suits(String name) throws UserProblem {
    return Cam.suits(Catalogue.build(Catalogue.entry(name).settings()));
  }

  private TrainedNetwork random(Engine engine, String name) throws Exception {
    NetworkSettings settings = new NetworkSettings(name, 32, 10, 0.5, false);
    Path file = folder.resolve("random.safetensors");
    try (Network network =
        engine.forTraining(
            Catalogue.build(settings),
            new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.1, 0.9, 0),
            1,
            1)) {
      Safetensors.write(
          file, new Weights(network.weights(), Map.of("architecture", name, "input_size", "32")));
    }
    return TrainedNetwork.ofWeights(engine, file, null, null);
  }

  private static RgbImage picture() {
    byte[] rgb = new byte[32 * 32 * 3];
    new Random(1).nextBytes(rgb);
    return new RgbImage(32, 32, rgb);
  }
}
