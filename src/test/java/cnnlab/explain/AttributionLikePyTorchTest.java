package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.LrpRule;
import cnnlab.engine.Network;
import cnnlab.engine.ReluRule;
import cnnlab.engine.agreement.Executors;
import cnnlab.engine.agreement.Fixtures;
import cnnlab.engine.agreement.Fixtures.GradientCases;
import cnnlab.engine.agreement.Fixtures.Values;
import cnnlab.engine.agreement.TinyNetworks;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against src/test/python/attribution_fixtures.py, on a network with a residual block. */
@SuppressWarnings("NullAway.Init") // set before all tests
class AttributionLikePyTorchTest {
  /** What PyTorch found: maps of layers and of pixels, by method. */
  record Expected(
      int label,
      double logit,
      Map<String, Map<String, Values>> layers,
      Map<String, Values> pixels) {}

  private static Expected expected;
  private static Network network;
  private static ImageScore score;

  @BeforeAll
  static void open() throws UserProblem, IOException {
    try (InputStream in =
        AttributionLikePyTorchTest.class.getResourceAsStream("attributions.json")) {
      expected = new ObjectMapper().readValue(in, Expected.class);
    }
    GradientCases weights = Fixtures.gradients();
    network = Executors.PORTABLE.forInference(TinyNetworks.residual(0.5));
    network.load(Fixtures.tensors(weights.tensors()));
    float[] two = weights.pixels().values();
    float[] first = Arrays.copyOf(two, two.length / 2);
    score = new ImageScore(network, first, expected.label, _ -> true);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void theScoreIsTheLogit() throws UserProblem {
    assertThat(score.of()).isCloseTo(expected.logit, offset(1e-4));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "grad-cam, relu1", "grad-cam, relu2", "grad-cam++, relu1", "grad-cam++, relu2",
    "xgrad-cam, relu1", "xgrad-cam, relu2", "hires-cam, relu1", "hires-cam, relu2",
    "layer-cam, relu1", "layer-cam, relu2", "score-cam, relu1", "score-cam, relu2"
  })
  void mapsOfLayers(String method, String layer) throws UserProblem {
    LayerMap found;
    if (method.equals("score-cam")) {
      found = new ScoreCam(score).map(layer, 100).orElseThrow();
    } else {
      Gradients gradients = score.gradients(BackwardRule.GRADIENT, Set.of(layer));
      found =
          GradCam.of(
              AttributionMethod.named(method).orElseThrow(),
              layer,
              gradients.activation(layer),
              gradients.gradient(layer));
    }
    same(found, Objects.requireNonNull(expected.layers.get(layer)).get(method));
  }

  @ParameterizedTest
  @EnumSource(ReluRule.class)
  void rulesOfTheReLUs(ReluRule rule) throws UserProblem {
    String method =
        switch (rule) {
          case GRADIENT -> "gradient";
          case GUIDED -> "guided-backprop";
          case DECONVNET -> "deconvnet";
        };
    same(new GradientAttribution(score).gradient(rule), expected.pixels.get(method));
  }

  static Stream<Arguments> relevances() {
    return Stream.of(
        Arguments.of("lrp-epsilon", LrpRule.epsilon(0.25)),
        Arguments.of("lrp-gamma", LrpRule.gamma(0.5)),
        Arguments.of("lrp-z+", LrpRule.positive()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("relevances")
  void relevance(String method, LrpRule rule) throws UserProblem {
    same(new GradientAttribution(score).timesInput(rule), expected.pixels.get(method));
  }

  @Test
  void inputTimesGradient() throws UserProblem {
    same(
        new GradientAttribution(score).timesInput(BackwardRule.GRADIENT),
        expected.pixels.get("input-x-gradient"));
  }

  @Test
  void integratedGradientsFromAnyBaseline() throws UserProblem {
    float[] baseline = new float[score.pixels().length];
    Arrays.fill(baseline, -0.3f);
    same(
        new GradientAttribution(score).integrated(baseline, 20).orElseThrow(),
        expected.pixels.get("integrated-gradients"));
  }

  @Test
  void occlusionByWindowsThatOverlapAndReachBeyondTheEdge() throws UserProblem {
    float[] fill = new float[score.pixels().length];
    Arrays.fill(fill, 0.5f);
    LayerMap found = new Occlusion(score, 3, 2).map(fill).orElseThrow();
    assertThat(found.shape()).containsExactly(3, 8, 8);
    float[] values = found.values();
    assertThat(Arrays.copyOfRange(values, 64, 128))
        .as("green is hidden with red")
        .isEqualTo(Arrays.copyOf(values, 64));
    same(
        new LayerMap("input", found.shape(), Arrays.copyOf(values, 64)),
        expected.pixels.get("occlusion"));
  }

  @Test
  void scoreCamMayTryTheMostActiveChannelsOnly() throws UserProblem {
    float[] one = new ScoreCam(score).map("relu1", 1).orElseThrow().values();
    float[] activation = score.activation("relu1").values();
    int places = one.length;
    double[] totals =
        IntStream.range(0, 8)
            .mapToDouble(
                channel ->
                    IntStream.range(0, places)
                        .mapToDouble(place -> activation[channel * places + place])
                        .sum())
            .toArray();
    double most = Arrays.stream(totals).max().orElseThrow();
    double sum = IntStream.range(0, places).mapToDouble(place -> one[place]).sum();
    assertThat(sum).isCloseTo(most, offset(1e-3));
  }

  private static void same(LayerMap found, @Nullable Values wanted) {
    float[] values = Objects.requireNonNull(wanted).values();
    double largest =
        IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
    assertThat(found.values()).containsExactly(values, offset((float) (1e-3 * largest)));
  }
}
