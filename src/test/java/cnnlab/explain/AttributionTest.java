package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Engine;
import cnnlab.engine.Target;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.BundledRuns;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import cnnlab.weights.BundledWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The identities that hold for every network, on trained ones. */
@SuppressWarnings("NullAway.Init") // set before all tests
class AttributionTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final RgbImage IMAGE = noise(32);
  private static final int LABEL = 3;

  private static TrainedNetwork network;

  @BeforeAll
  static void open() throws UserProblem {
    Path file = BundledWeights.file().orElseThrow();
    network = TrainedNetwork.ofWeights(ENGINE, file, null, null);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void whereANetworkEndsInAMeanGradCamHiResCamAndCamAreOneButForAFactor() throws UserProblem {
    float[] cam = last(AttributionMethod.CLASS_ACTIVATION).values();
    float[] gradCam = last(AttributionMethod.GRAD_CAM).values();
    float[] hiRes = last(AttributionMethod.HIRES_CAM).values();
    for (int i = 0; i < cam.length; i++) {
      assertThat(gradCam[i]).isCloseTo(cam[i] / cam.length, offset(1e-4f));
      assertThat(hiRes[i]).isCloseTo(cam[i] / cam.length, offset(1e-4f));
    }
  }

  @Test
  void everyLayerHasAMapOfItsOwnSize() throws UserProblem {
    Explanation explanation = of(AttributionMethod.GRAD_CAM);
    assertThat(explanation.maps()).hasSize(19);
    assertThat(explanation.maps().getFirst().map().rows()).isEqualTo(32);
    assertThat(explanation.maps().getLast().map().rows()).isEqualTo(8);
    assertThat(explanation.maps().getLast().layer()).startsWith("layer3.2");
  }

  @Test
  void smoothGradWithoutNoiseIsTheGradient() throws UserProblem {
    PixelAttribution attribution = pixels();
    float[] smooth = attribution.smooth(0, 3).orElseThrow().values();
    assertThat(smooth)
        .containsExactly(attribution.magnitude(BackwardRule.GRADIENT).values(), offset(1e-4f));
    assertThat(attribution.smooth().orElseThrow().values()).isNotEqualTo(smooth);
  }

  @Test
  void integratedGradientsAddUpToTheScoreTheBetterTheMoreSteps() throws UserProblem {
    double wanted = score(normalized()) - score(new float[3 * 32 * 32]);
    List<Double> residuals = new ArrayList<>();
    for (int steps : new int[] {2, 16, 128}) {
      double sum = 0;
      for (float value : pixels().integrated(steps).orElseThrow().values()) {
        sum += value;
      }
      residuals.add(Math.abs(sum - wanted));
    }
    assertThat(residuals.getLast()).isLessThan(0.05 * Math.abs(wanted) + 0.02);
    assertThat(residuals.getLast()).isLessThan(residuals.getFirst());
  }

  @Test
  void guidedBackpropagationKeepsLessThanTheGradientOfTheSignsAgainst() throws UserProblem {
    float[] guided = last(AttributionMethod.GUIDED_BACKPROPAGATION).values();
    float[] deconvnet = last(AttributionMethod.DECONVNET).values();
    float[] gradient = last(AttributionMethod.GRADIENT).values();
    assertThat(guided).isNotEqualTo(gradient).isNotEqualTo(deconvnet);
    for (float[] map : List.of(guided, deconvnet, gradient)) {
      for (float value : map) {
        assertThat(value).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void workThatNobodyWaitsForEnds(AttributionMethod method) throws UserProblem {
    assertThat(Attribution.of(network, IMAGE, LABEL, method, _ -> false)).isEmpty();
    Explanation whole = Attribution.of(network, IMAGE, LABEL, method, _ -> true).orElseThrow();
    assertThat(whole.method()).isEqualTo(method);
    for (float value : whole.maps().getLast().map().values()) {
      assertThat(value).isFinite();
    }
  }

  @Test
  void networksThatDoNotEndInAMeanHaveEveryMethodButClassActivation() throws UserProblem {
    assertThat(AttributionMethod.of(Catalogue.build(Catalogue.entry("vgg16").settings())))
        .doesNotContain(AttributionMethod.CLASS_ACTIVATION)
        .hasSize(AttributionMethod.values().length - 1);
    Path run = BundledRuns.root().resolve("fashion-alexnet");
    try (TrainedNetwork alexnet =
        TrainedNetwork.ofRun(ENGINE, new RunStore(BundledRuns.root()).open(run))) {
      Explanation explanation =
          Attribution.of(alexnet, noise(28), 1, AttributionMethod.GRAD_CAM, _ -> true)
              .orElseThrow();
      assertThat(explanation.maps()).hasSize(5);
    }
  }

  private static HeatMap last(AttributionMethod method) throws UserProblem {
    return of(method).maps().getLast().map();
  }

  private static Explanation of(AttributionMethod method) throws UserProblem {
    return Attribution.of(network, IMAGE, LABEL, method, _ -> true).orElseThrow();
  }

  private static PixelAttribution pixels() {
    return new PixelAttribution(network, normalized(), LABEL, _ -> true);
  }

  private static float[] normalized() {
    float[] pixels = new float[3 * 32 * 32];
    network.preprocessing().apply(IMAGE, pixels, 0);
    return pixels;
  }

  private static double score(float[] pixels) throws UserProblem {
    return network.gradients(
            new Batch(1, pixels, new int[1]),
            new Target.Logit(LABEL),
            BackwardRule.GRADIENT,
            Set.of())
        .outputs()[LABEL];
  }

  private static RgbImage noise(int side) {
    byte[] rgb = new byte[side * side * 3];
    new Random(1).nextBytes(rgb);
    return new RgbImage(side, side, rgb);
  }
}
