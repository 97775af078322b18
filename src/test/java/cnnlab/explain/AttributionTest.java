package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.ReceptiveField;
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
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    Path file = TrainedResNet20.file();
    network = TrainedNetwork.ofWeights(ENGINE, file, null, null);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void whereANetworkEndsInAMeanGradCamHiResCamAndCamAreOneButForAFactor() throws UserProblem {
    Explanation parts = of(AttributionMethod.CLASS_ACTIVATION);
    assertThat(parts.residual().orElseThrow())
        .as("the mean of the places and the bias are the logit")
        .isCloseTo(0, offset(1e-4));
    float[] cam = parts.last().values();
    float[] gradCam = last(AttributionMethod.GRAD_CAM).values();
    float[] hiRes = last(AttributionMethod.HIRES_CAM).values();
    for (int i = 0; i < cam.length; i++) {
      assertThat(gradCam[i]).isCloseTo(cam[i] / cam.length, offset(1e-4f));
      assertThat(hiRes[i]).isCloseTo(cam[i] / cam.length, offset(1e-4f));
    }
  }

  /** The same of a GoogLeNet, whose last maps are a concatenation. */
  @Test
  void aGoogLeNetsClassActivationMapIsItsGradCamToo() throws UserProblem {
    Path run = BundledRuns.root().resolve("fashion-googlenet");
    try (TrainedNetwork googLeNet =
        TrainedNetwork.ofRun(ENGINE, new RunStore(BundledRuns.root()).open(run))) {
      float[] cam = last(googLeNet, AttributionMethod.CLASS_ACTIVATION).values();
      float[] gradCam = last(googLeNet, AttributionMethod.GRAD_CAM).values();
      float[] hiRes = last(googLeNet, AttributionMethod.HIRES_CAM).values();
      assertThat(cam).hasSizeGreaterThan(1);
      for (int i = 0; i < cam.length; i++) {
        float share = cam[i] / cam.length;
        assertThat(gradCam[i]).isCloseTo(share, offset(1e-4f));
        assertThat(hiRes[i]).isCloseTo(share, offset(1e-4f));
      }
    }
  }

  private static LayerMap last(TrainedNetwork of, AttributionMethod method) throws UserProblem {
    int side = of.preprocessing().inputSize();
    return Attribution.of(of, IMAGE, AttributionRequest.of(method, LABEL, side), _ -> true)
        .orElseThrow()
        .last();
  }

  /** What a value really depends on, by its gradient, lies within what it can depend on. */
  @ParameterizedTest
  @CsvSource({
    "relu, 16, 16",
    "layer1.1.relu, 3, 30",
    "layer2.0.relu, 8, 8",
    "layer2.2.relu, 0, 15"
  })
  void theEffectiveReceptiveFieldLiesInsideTheTheoretical(String layer, int row, int column)
      throws UserProblem {
    ReceptiveField field = Analysis.of(network.architecture()).stats(layer).field();
    Batch batch = network.batch(List.of(IMAGE));
    float[] total = new float[32 * 32];
    int channels = 16;
    for (int channel = 0; channel < channels; channel++) {
      float[] gradient =
          network
              .gradients(
                  batch,
                  new Target.Neuron(layer, channel, row, column),
                  BackwardRule.GRADIENT,
                  Set.of("input"))
              .gradient("input")
              .values();
      for (int i = 0; i < gradient.length; i++) {
        total[i % total.length] += Math.abs(gradient[i]);
      }
    }
    float greatest = 0;
    for (float value : total) {
      greatest = Math.max(greatest, value);
    }
    int inside = 0;
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        boolean within = isWithin(field.rows(), row, y) && isWithin(field.columns(), column, x);
        inside += within && total[32 * y + x] > 0 ? 1 : 0;
        if (!within) {
          assertThat(total[32 * y + x])
              .as("%d, %d, but for rounding", y, x)
              .isLessThan(1e-6f * greatest);
        }
      }
    }
    assertThat(inside).as("pixels that count").isPositive();
  }

  private static boolean isWithin(ReceptiveField.Axis axis, int index, int pixel) {
    return pixel >= axis.start(index) && pixel < axis.start(index) + axis.size();
  }

  @Test
  void everyLayerHasAMapOfItsOwnSize() throws UserProblem {
    Explanation explanation = of(AttributionMethod.GRAD_CAM);
    assertThat(explanation.maps()).hasSize(19);
    assertThat(explanation.maps().getFirst().shape().getFirst()).isEqualTo(32);
    assertThat(explanation.maps().getLast().shape().getFirst()).isEqualTo(8);
    assertThat(explanation.maps().getLast().layer()).startsWith("layer3.2");
  }

  @Test
  void smoothGradWithoutNoiseIsTheGradient() throws UserProblem {
    AttributionSettings settings = AttributionSettings.of(32).withSamples(3);
    float[] gradient = last(AttributionMethod.GRADIENT).values();
    float[] still = of(AttributionMethod.SMOOTH_GRAD, settings.withNoise(0)).last().values();
    assertThat(still).containsExactly(gradient, offset(1e-4f));
    assertThat(of(AttributionMethod.SMOOTH_GRAD, settings).last().values()).isNotEqualTo(still);
  }

  @ParameterizedTest
  @EnumSource
  void integratedGradientsAddUpToTheScoreTheBetterTheMoreSteps(Fill baseline) throws UserProblem {
    AttributionSettings settings = AttributionSettings.of(32).withBaseline(baseline);
    Explanation few = of(AttributionMethod.INTEGRATED_GRADIENTS, settings.withSteps(2));
    Explanation many = of(AttributionMethod.INTEGRATED_GRADIENTS, settings.withSteps(128));
    double residual = Math.abs(many.residual().orElseThrow());
    assertThat(residual).isLessThan(Math.abs(few.residual().orElseThrow()) + 0.01);
    assertThat(residual).isLessThan(0.05 * Math.abs(many.logit()) + 0.05);
    if (baseline == Fill.MEAN) {
      double wanted = score(normalized()) - score(new float[3 * 32 * 32]);
      assertThat(many.last().sum() - wanted).isCloseTo(many.residual().orElseThrow(), offset(1e-3));
    }
  }

  @Test
  void theRulesOfTheReLUsLeadToMapsOfTheirOwn() throws UserProblem {
    float[] guided = last(AttributionMethod.GUIDED_BACKPROP).values();
    float[] deconvnet = last(AttributionMethod.DECONVNET).values();
    float[] gradient = last(AttributionMethod.GRADIENT).values();
    assertThat(guided).isNotEqualTo(gradient).isNotEqualTo(deconvnet);
    assertThat(gradient).isNotEqualTo(deconvnet);
  }

  /** Montavon 2019, section 10.2.3: gamma favors what speaks for the class; 0 favors nothing. */
  @Test
  void withoutGammaItIsThePlainRule() throws UserProblem {
    AttributionSettings settings = AttributionSettings.of(32).withEpsilon(0);
    float[] plain = of(AttributionMethod.LRP_EPSILON, settings).last().values();
    assertThat(of(AttributionMethod.LRP_GAMMA, settings.withGamma(0)).last().values())
        .isEqualTo(plain);
    assertThat(of(AttributionMethod.LRP_GAMMA, settings.withGamma(0.25)).last().values())
        .isNotEqualTo(plain);
  }

  @ParameterizedTest
  @EnumSource
  void workThatNobodyWaitsForEnds(AttributionMethod method) throws UserProblem {
    AttributionSettings quick =
        AttributionSettings.of(32).withSteps(5).withSamples(5).withStride(8).withChannels(5);
    AttributionRequest request = new AttributionRequest(method, LABEL, quick, null);
    assertThat(Attribution.of(network, IMAGE, request, _ -> false)).isEmpty();
    if (method.settings().isEmpty() || method.id().startsWith("lrp-")) {
      assertThat(Attribution.of(network, IMAGE, request, _ -> true)).isPresent();
    } else {
      AtomicInteger asked = new AtomicInteger();
      assertThat(Attribution.of(network, IMAGE, request, _ -> asked.incrementAndGet() < 3))
          .as("given up halfway")
          .isEmpty();
    }
    Explanation whole = Attribution.of(network, IMAGE, request, _ -> true).orElseThrow();
    assertThat(whole.logit()).isCloseTo(score(normalized()), offset(1e-4));
    assertThat(whole.method()).isEqualTo(method);
    for (float value : whole.last().values()) {
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
          Attribution.of(
                  alexnet,
                  noise(28),
                  AttributionRequest.of(AttributionMethod.GRAD_CAM, 1, 32),
                  _ -> true)
              .orElseThrow();
      assertThat(explanation.maps()).hasSize(5);
    }
  }

  @ParameterizedTest
  @CsvSource({"layer3, layer3.2.relu", "layer1.0, layer1.0.relu", "layer2.0.conv1, layer2.0.conv1"})
  void aBlockStandsForItsOutput(String name, String layer) throws UserProblem {
    String found = ExplainedLayers.named(network.architecture(), name);
    assertThat(found).isEqualTo(layer);
    AttributionRequest request =
        new AttributionRequest(
            AttributionMethod.GRAD_CAM, LABEL, AttributionSettings.of(32), found);
    Explanation of = Attribution.of(network, IMAGE, request, _ -> true).orElseThrow();
    assertThat(of.maps()).hasSize(1);
    assertThat(of.last().layer()).isEqualTo(layer);
  }

  @Test
  void aLayerThatIsNoneOrHasNoPlacesIsRefused() {
    assertThatThrownBy(() -> ExplainedLayers.named(network.architecture(), "layer9"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("layer9");
    assertThatThrownBy(() -> ExplainedLayers.named(network.architecture(), "fc"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("layer3.2.relu");
  }

  private static LayerMap last(AttributionMethod method) throws UserProblem {
    return of(method).last();
  }

  private static Explanation of(AttributionMethod method) throws UserProblem {
    return of(method, AttributionSettings.of(32));
  }

  private static Explanation of(AttributionMethod method, AttributionSettings settings)
      throws UserProblem {
    AttributionRequest request = new AttributionRequest(method, LABEL, settings, null);
    return Attribution.of(network, IMAGE, request, _ -> true).orElseThrow();
  }

  private static float[] normalized() {
    float[] pixels = new float[3 * 32 * 32];
    network.preprocessing().apply(IMAGE, pixels, 0);
    return pixels;
  }

  private static double score(float[] pixels) throws UserProblem {
    return network.network().logits(new Batch(1, pixels, new int[1]))[LABEL];
  }

  private static RgbImage noise(int side) {
    byte[] rgb = new byte[side * side * 3];
    new Random(1).nextBytes(rgb);
    return new RgbImage(side, side, rgb);
  }
}
