package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.engine.BackwardRule;
import cnnlab.engine.Engine;
import cnnlab.engine.Gradients;
import cnnlab.engine.ReluRule;
import cnnlab.engine.agreement.Executors;
import cnnlab.engine.agreement.Fixtures.Values;
import cnnlab.inference.TrainedNetwork;
import cnnlab.weights.TrainedResNet20;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A network of twenty layers that was trained, against src/test/python/trained_fixtures.py: there
 * PyTorch computed with 64 bits, so that no rounding of its own is in the way.
 */
class TrainedLikePyTorchTest {
  private static final double RELATIVE = 1e-3;

  /**
   * What PyTorch found.
   *
   * @param steps of integrated gradients, from an image that is 0
   * @param maps of Grad-CAM by layer, of the others by method
   */
  record Expected(int label, double logit, Values pixels, int steps, Map<String, Values> maps) {}

  static Stream<Named<Engine>> engines() {
    return Executors.all();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyMapIsWithinAThousandth(Engine engine) throws Exception {
    Expected expected = read();
    try (TrainedNetwork network =
        TrainedNetwork.ofWeights(engine, TrainedResNet20.file(), null, null)) {
      float[] pixels = expected.pixels.values();
      ImageScore score = new ImageScore(network.network(), pixels, expected.label, _ -> true);
      assertThat(score.of()).isCloseTo(expected.logit, offset(1e-4));
      GradientAttribution maps = new GradientAttribution(score);
      same(maps.gradient(ReluRule.GRADIENT), expected, "gradient");
      same(maps.gradient(ReluRule.GUIDED), expected, "guided-backprop");
      same(
          maps.integrated(new float[pixels.length], expected.steps).orElseThrow(),
          expected,
          "integrated-gradients");
      for (String layer : Set.of("layer1.2.relu", "layer2.2.relu", "layer3.2.relu")) {
        Gradients found = score.gradients(BackwardRule.GRADIENT, Set.of(layer));
        same(
            GradCam.of(
                AttributionMethod.GRAD_CAM, layer, found.activation(layer), found.gradient(layer)),
            expected,
            layer);
      }
    }
  }

  private static Expected read() throws Exception {
    try (InputStream in = TrainedLikePyTorchTest.class.getResourceAsStream("trained.json")) {
      return new ObjectMapper().readValue(in, Expected.class);
    }
  }

  /** By the norm of the difference as a share of the map's. */
  private static void same(LayerMap found, Expected expected, String map) {
    float[] wanted = Objects.requireNonNull(expected.maps.get(map)).values();
    assertThat(found.values()).as(map).hasSameSizeAs(wanted);
    double apart = 0;
    double whole = 0;
    for (int i = 0; i < wanted.length; i++) {
      apart += Math.pow(found.values()[i] - wanted[i], 2);
      whole += Math.pow(wanted[i], 2);
    }
    assertThat(Math.sqrt(apart / whole)).as(map).isLessThan(RELATIVE);
  }
}
