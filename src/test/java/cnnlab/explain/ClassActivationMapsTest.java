package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cnnlab.engine.BackwardRule;
import cnnlab.engine.Engine;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network;
import cnnlab.engine.Target;
import cnnlab.engine.agreement.HandNetwork;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.text.UserProblem;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a network whose maps can be worked out by hand. */
class ClassActivationMapsTest {
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

  /** Of the second channel, [0, 0, 3, 7.5...]: g of -1 counts for nothing. */
  @Test
  void gradCamPlusPlusCountsPositiveGradientsOnly() {
    HeatMap map = map(AttributionMethod.GRAD_CAM_PLUS_PLUS, "relu");
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

  private static HeatMap map(AttributionMethod method, String layer) {
    return ClassActivationMaps.of(method, found.activation(layer), found.gradient(layer));
  }

  private static void is(HeatMap map, float... values) {
    assertThat(map.rows()).isEqualTo(2);
    assertThat(map.columns()).isEqualTo(2);
    assertThat(map.values()).containsExactly(values, offset(1e-4f));
  }
}
