package cnnlab.ui.inspect.activation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Shape;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Network.Activation;
import cnnlab.ui.inspect.activation.Tiles.Scale;
import cnnlab.ui.inspect.image.Crop;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureMapsTest {
  private static final int DARKEST = 0xFF440154;
  private static final int BRIGHTEST = 0xFFFDE725;

  private final FeatureMaps twoMaps =
      new FeatureMaps(new Activation(new Shape.FeatureMap(2, 1, 2), new float[] {0, 1, 0, 10}));

  @Test
  void onItsOwnScaleEveryMapReachesTheBrightestColor() {
    assertThat(twoMaps.pixels(0, Scale.TILE)).containsExactly(DARKEST, BRIGHTEST);
    assertThat(twoMaps.pixels(1, Scale.TILE)).containsExactly(DARKEST, BRIGHTEST);
  }

  @Test
  void onTheLayersScaleOnlyTheStrongestMapDoes() {
    assertThat(twoMaps.pixels(0, Scale.LAYER)[1]).isNotEqualTo(BRIGHTEST);
    assertThat(twoMaps.pixels(1, Scale.LAYER)).containsExactly(DARKEST, BRIGHTEST);
  }

  @Test
  void aDeadMapIsDark() {
    FeatureMaps dead = new FeatureMaps(new Activation(new Shape.FeatureMap(1, 2, 2), new float[4]));
    assertThat(dead.pixels(0, Scale.TILE)).containsOnly(DARKEST);
  }

  @Test
  void aVectorIsOneMapOfOneRow() {
    FeatureMaps vector =
        new FeatureMaps(new Activation(new Shape.Vector(3), new float[] {1, 2, 3}));
    assertThat(vector.count()).isEqualTo(1);
    assertThat(vector.pixels(0, Scale.LAYER)).hasSize(3);
  }

  @Test
  void imageNetPreprocessingSees224Of256PixelsOfTheShorterSide() {
    Preprocessing imageNet = new Preprocessing(224, 256, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    assertThat(Crop.of(imageNet, 640, 512)).isEqualTo(new Crop(96, 32, 448));
  }
}
