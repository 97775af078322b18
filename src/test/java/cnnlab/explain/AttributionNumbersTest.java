package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Engine;
import cnnlab.engine.Gradients;
import cnnlab.engine.LrpRule;
import cnnlab.engine.Network;
import cnnlab.engine.ReluRule;
import cnnlab.engine.Target;
import cnnlab.engine.agreement.HandNetwork;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionMethod.Sign;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a network whose maps can be worked out by hand. */
class AttributionNumbersTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  private static Gradients found = new Gradients(new float[0], Map.of(), Map.of());

  @BeforeAll
  static void askTheNetwork() throws UserProblem {
    try (Network network = HandNetwork.open(ENGINE)) {
      found =
          network.gradients(
              HandNetwork.image(),
              new Target.Logit(0),
              BackwardRule.GRADIENT,
              Set.of("conv", "relu"));
    }
  }

  @Test
  void gradCamWeighsEachChannelByItsMeanGradient() {
    is(map(AttributionMethod.GRAD_CAM, "conv"), 11.25f, 13.5f, 20.25f, 22.5f);
    is(map(AttributionMethod.GRAD_CAM, "relu"), 0, 4, 28, 32.5f);
  }

  @Test
  void hiResCamWeighsEachPlaceByItsOwn() {
    is(map(AttributionMethod.HIRES_CAM, "relu"), 0, 4, 25, 25);
  }

  @Test
  void layerCamLeavesOutWhatSpeaksAgainst() {
    is(map(AttributionMethod.LAYER_CAM, "relu"), 0, 4, 31, 40);
  }

  /** The second channel's shares, 0, 0, -6, -15 of 21, make its weight -1. */
  @Test
  void xGradCamWeighsEachGradientByWhatTheChannelRespondsThere() {
    is(map(AttributionMethod.XGRAD_CAM, "relu"), 0, 4, 25, 25);
  }

  /** Of the second channel, [0, 0, 3, 7.5...]: g of -1 counts for nothing. */
  @Test
  void gradCamPlusPlusCountsPositiveGradientsOnly() {
    LayerMap map = map(AttributionMethod.GRAD_CAM_PLUS_PLUS, "relu");
    float[] activation = found.activation("relu").values();
    double all = activation[0] + activation[1] + activation[2] + activation[3];
    double first = 4 / (2 + all); // four places with a gradient of 1
    double second = 1 / (2 + activation[4] + activation[5] + activation[6] + activation[7]);
    for (int place = 0; place < 4; place++) {
      assertThat(map.values()[place])
          .isCloseTo(
              (float) (first * activation[place] + second * activation[4 + place]), offset(1e-4f));
    }
  }

  @Test
  void otherMethodsAreNotOfOneLayer() {
    assertThatThrownBy(() -> map(AttributionMethod.GRADIENT, "relu"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "GRADIENT, 0111 0111 0111 0000",
    "GUIDED, 0111 1332 1332 1221",
    "DECONVNET, 2331 3552 3552 1221"
  })
  void pixelsAreToldByTheRuleOfTheReLUs(ReluRule rule, String rows) throws UserProblem {
    try (Network network = HandNetwork.open(ENGINE)) {
      LayerMap map = new GradientAttribution(score(network)).gradient(rule);
      assertThat(map.shape()).containsExactly(1, 4, 4);
      assertThat(map.values()).containsExactly(digits(rows));
    }
  }

  @Test
  void aWindowOverAllIsTheScoreLessThatOfTheFill() throws UserProblem {
    try (Network network = HandNetwork.open(ENGINE)) {
      LayerMap map = new Occlusion(score(network), 4, 1).map(new float[16]).orElseThrow();
      assertThat(map.values()).as("54 - 0").containsOnly(54);
    }
  }

  @Test
  void windowsBesideEachOtherCoverEveryPixelOnce() throws UserProblem {
    try (Network network = HandNetwork.open(ENGINE)) {
      float[] map = new Occlusion(score(network), 2, 2).map(new float[16]).orElseThrow().values();
      float[] hidden = HandNetwork.image().pixels().clone();
      hidden[0] = hidden[1] = hidden[4] = hidden[5] = 0;
      double fall = 54 - score(network).of(hidden, 1)[0];
      for (int i : new int[] {0, 1, 4, 5}) {
        assertThat(map[i]).isCloseTo((float) fall, offset(1e-4f));
      }
    }
  }

  /** ReLU(ReLU(a) - 1 - ReLU(b)) and ReLU(ReLU(a - 1) - ReLU(b)): the same function. */
  @ParameterizedTest
  @CsvSource({"0, -1", "-1, 0"})
  void integratedGradientsDoNotDependOnHowAFunctionIsWritten(float first, float second)
      throws UserProblem {
    try (Network network = difference(first, second)) {
      ImageScore score = new ImageScore(network, new float[] {3, 1}, 0, _ -> true);
      LayerMap map = new GradientAttribution(score).integrated(new float[2], 2000).orElseThrow();
      assertThat(score.of()).isEqualTo(1);
      assertThat(map.values()).containsExactly(new float[] {1.5f, -0.5f}, offset(2e-3f));
      assertThat(map.sum()).as("completeness").isCloseTo(1, offset(2e-3));
    }
  }

  /** Without biases, all weights 2 then 3: 18, 36, 54, which is input times gradient. */
  @Test
  void relevanceIsHandedBackInProportion() throws UserProblem {
    try (Network network = diagonal()) {
      ImageScore score = new ImageScore(network, new float[] {1, 2, 3}, 0, _ -> true);
      GradientAttribution attribution = new GradientAttribution(score);
      LayerMap map = attribution.timesInput(LrpRule.epsilon(1e-6));
      assertThat(map.values()).containsExactly(new float[] {6, 12, 18}, offset(1e-4f));
      assertThat(map.values())
          .containsExactly(attribution.timesInput(BackwardRule.GRADIENT).values(), offset(1e-4f));
      assertThat(map.sum()).as("nothing is lost").isCloseTo(score.of(), offset(1e-4));
    }
  }

  @Test
  void whatSpeaksAgainstIsLeftOutWhereAMapIsPublishedAndShownWhereSigned() {
    LayerMap map = LayerMap.ofPlaces("relu", 1, 3, new float[] {-2, 0, 5});
    Explanation explanation =
        new Explanation(
            AttributionMethod.GRAD_CAM,
            AttributionSettings.of(4),
            0,
            54,
            List.of(map),
            OptionalDouble.empty());
    assertThat(explanation.published(map)).containsExactly(0, 0, 5);
    assertThat(HeatMap.of(map, Family.LAYER, Sign.ABSOLUTE).values()).containsExactly(0, 0, 5);
    assertThat(HeatMap.of(map, Family.LAYER, Sign.SIGNED).values()).containsExactly(-2, 0, 5);
  }

  @Test
  void theColorsOfAPixelBecomeOneNumber() {
    LayerMap map = new LayerMap("input", List.of(3, 1, 2), new float[] {1, -4, 2, 1, -5, 0});
    assertThat(HeatMap.of(map, Family.REACTION, Sign.ABSOLUTE).values())
        .as("the largest size")
        .containsExactly(5, 4);
    assertThat(HeatMap.of(map, Family.SHARE, Sign.SIGNED).values())
        .as("the sum")
        .containsExactly(-2, -3);
    assertThat(HeatMap.of(map, Family.SHARE, Sign.ABSOLUTE).values()).containsExactly(2, 3);
  }

  private static ImageScore score(Network network) {
    return new ImageScore(network, HandNetwork.image().pixels(), 0, _ -> true);
  }

  private static float[] digits(String rows) {
    String digits = rows.replace(" ", "");
    float[] values = new float[digits.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = digits.charAt(i) - '0';
    }
    return values;
  }

  /** ReLU(ReLU(a + first) - ReLU(b) + second). */
  private static Network difference(float first, float second) throws UserProblem {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.add("flatten", new Op.Flatten(), graph.input(1, 1, 2));
    last = graph.relu("relu1", graph.add("fc1", new Op.Linear(2, true), last));
    last = graph.relu("relu2", graph.add("fc2", new Op.Linear(1, true), last));
    last = graph.add("fc3", new Op.Linear(1, false), last);
    Network network =
        ENGINE.forInference(
            graph.head(last, 1).build("hand", "form.tiny", new Paper("none", "none")));
    network.load(
        Map.of(
            "fc1.weight", tensor(List.of(2, 2), 1, 0, 0, 1),
            "fc1.bias", tensor(List.of(2), first, 0),
            "fc2.weight", tensor(List.of(1, 2), 1, -1),
            "fc2.bias", tensor(List.of(1), second),
            "fc3.weight", tensor(List.of(1, 1), 1)));
    return network;
  }

  private static Network diagonal() throws UserProblem {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.add("flatten", new Op.Flatten(), graph.input(1, 1, 3));
    last = graph.relu("relu", graph.add("fc1", new Op.Linear(3, false), last));
    last = graph.add("fc2", new Op.Linear(1, false), last);
    Network network =
        ENGINE.forInference(
            graph.head(last, 1).build("hand", "form.tiny", new Paper("none", "none")));
    network.load(
        Map.of(
            "fc1.weight", tensor(List.of(3, 3), 2, 0, 0, 0, 2, 0, 0, 0, 2),
            "fc2.weight", tensor(List.of(1, 3), 3, 3, 3)));
    return network;
  }

  private static Tensor tensor(List<Integer> shape, float... values) {
    return new Tensor(shape, FloatBuffer.wrap(values));
  }

  private static LayerMap map(AttributionMethod method, String layer) {
    return GradCam.of(method, layer, found.activation(layer), found.gradient(layer));
  }

  private static void is(LayerMap map, float... values) {
    assertThat(map.shape()).containsExactly(2, 2);
    assertThat(map.values()).containsExactly(values, offset(1e-4f));
  }
}
