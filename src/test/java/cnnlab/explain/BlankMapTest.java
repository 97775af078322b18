package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Why there is nothing to see in a map. */
class BlankMapTest {
  @Test
  void aLayerThatOnlySpeaksAgainstTheClassIsToldFromOneThatSaysNothing() {
    assertThat(BlankMap.of(AttributionMethod.GRAD_CAM, map(-1, 0, -3))).contains(BlankMap.NEGATIVE);
    assertThat(BlankMap.of(AttributionMethod.GRAD_CAM, map(0, 0, 0))).contains(BlankMap.ZERO);
    assertThat(BlankMap.of(AttributionMethod.GRAD_CAM, map(-1, 0, 3))).isEmpty();
  }

  @Test
  void ofPixelsWhatSpeaksAgainstIsSeenToo() {
    assertThat(BlankMap.of(AttributionMethod.GRADIENT, map(-1, 0, -3))).isEmpty();
    assertThat(BlankMap.of(AttributionMethod.OCCLUSION, map(0, 0, 0))).contains(BlankMap.ZERO);
  }

  @Test
  void oneNumberThatIsNoneIsEnough() {
    assertThat(BlankMap.of(AttributionMethod.GRADIENT, map(1, Float.NaN, 2)))
        .contains(BlankMap.NOT_FINITE);
  }

  private static LayerMap map(float... values) {
    return LayerMap.ofPlaces("relu", 1, values.length, values);
  }
}
