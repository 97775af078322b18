package cnnlab.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.data.transform.Preprocessing;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waves, colors and views of an image that is optimized (Olah et al. 2017). */
class ImageInTheMakingTest {
  private static final int SIDE = 8;
  private static final int PLANE = SIDE * SIDE;

  private final Random random = new Random(2);

  @Test
  void theFirstWaveIsEvenAndTheNextIsAsLongAsTheImage() {
    ImageBasis waves = new ImageBasis(SIDE, true);
    float[] even = waves.image(part(0));
    assertThat(even[0]).isPositive();
    for (int i = 0; i < PLANE; i++) {
      assertThat(even[i]).isCloseTo(even[0], offset(1e-5f));
      assertThat(even[PLANE + i]).as("the other colors are not touched").isZero();
    }
    float[] wave = waves.image(part(1)); // one period along the rows
    for (int row = 1; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        assertThat(wave[row * SIDE + column]).isCloseTo(wave[column], offset(1e-5f));
        assertThat(wave[row * SIDE + column])
            .as("half a period on it is the opposite")
            .isCloseTo(-wave[row * SIDE + (column + SIDE / 2) % SIDE], offset(1e-5f));
      }
    }
  }

  /** Decay 1: of a random image, coarse waves are stronger in proportion to their length. */
  @Test
  void aWaveTwiceAsLongIsTwiceAsStrong() {
    ImageBasis waves = new ImageBasis(SIDE, true);
    double one = length(waves.image(part(1)));
    assertThat(length(waves.image(part(2)))).isCloseTo(one / 2, offset(1e-5));
    assertThat(length(waves.image(part(4)))).isCloseTo(one / 4, offset(1e-5));
    assertThat(length(waves.image(part(SIDE - 1)))).as("its mirror").isCloseTo(one, offset(1e-5));
    assertThat(length(waves.image(part(SIDE)))).as("along columns").isCloseTo(one, offset(1e-5));
  }

  @Test
  void ofPixelsEachIsItsOwnPart() {
    float[] parts = noise();
    ImageBasis pixels = new ImageBasis(SIDE, false);
    assertThat(pixels.image(parts)).isEqualTo(parts).isNotSameAs(parts);
    assertThat(pixels.parts(parts)).isEqualTo(parts).isNotSameAs(parts);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theGradientOfColorsIsTheirSlope(boolean decorrelated) {
    ImageColors colors = new ImageColors(decorrelated, Preprocessing.IMAGENET);
    float[] planes = noise();
    float[] before = colors.colors(planes);
    for (int at : new int[] {3, PLANE + 3, 2 * PLANE + 9}) {
      for (int color : new int[] {at % PLANE, PLANE + at % PLANE, 2 * PLANE + at % PLANE}) {
        float[] moved = planes.clone();
        moved[at] += 1e-2f;
        double slope = (colors.colors(moved)[color] - before[color]) / 1e-2;
        float[] one = new float[planes.length];
        one[color] = 1;
        assertThat((double) colors.planes(before, one)[at]).isCloseTo(slope, offset(2e-3));
      }
    }
  }

  @Test
  void nothingIsMidGrayAndTheStrongestDirectionOfPhotosIsBrightness() {
    ImageColors photos = new ImageColors(true, Preprocessing.IMAGENET);
    assertThat(photos.colors(new float[3 * PLANE])).containsOnly(0.5f);
    float[] planes = new float[3];
    planes[0] = 1;
    float[] bright = photos.colors(planes);
    assertThat(bright).as("red, green and blue together").hasSize(3);
    for (float color : bright) {
      assertThat(color).isBetween(0.6f, 0.7f);
    }
    planes[0] = 0;
    planes[1] = 1;
    float[] warm = photos.colors(planes);
    assertThat(warm[0]).as("red against blue").isGreaterThan(0.5f);
    assertThat(warm[2]).isLessThan(0.5f);
  }

  @Test
  void theNetworkTakesColorsAsItWasTrainedToAndTheirGradientIsScaledTheSame() {
    ImageColors colors = new ImageColors(false, Preprocessing.IMAGENET);
    assertThat(colors.normalized(0.485f, 0)).isZero();
    assertThat(colors.normalized(0.485f + 0.229f, 0)).isCloseTo(1, offset(1e-6f));
    float[] gradient = {1, 1, 1};
    colors.toColors(gradient);
    assertThat(gradient)
        .containsExactly(new float[] {1 / 0.229f, 1 / 0.224f, 1 / 0.225f}, offset(1e-4f));
  }

  @Test
  void whatIsNotToBeMovedStays() {
    float[] planes = noise();
    RandomView view = RandomView.of(MaximizationSettings.bare(1, 1), SIDE, random);
    assertThat(view.of(planes)).containsExactly(planes, offset(1e-5f));
    assertThat(view.back(planes)).containsExactly(planes, offset(1e-5f));
  }

  @Test
  void aShiftedViewHasGrayAtItsEdgesAndGivesNoGradientForIt() {
    float[] planes = noise();
    RandomView view = new RandomView(SIDE, 1, 0, 2, 0);
    float[] moved = view.of(planes);
    float[] ones = new float[planes.length];
    Arrays.fill(ones, 1);
    float[] gradient = view.back(ones);
    for (int row = 0; row < SIDE; row++) {
      assertThat(moved[row * SIDE + 1]).isEqualTo(0.5f);
      assertThat(moved[row * SIDE + 5]).isEqualTo(planes[row * SIDE + 3]);
      assertThat(gradient[row * SIDE + 3]).isEqualTo(1);
      assertThat(gradient[row * SIDE + SIDE - 1]).as("it left the view").isZero();
    }
  }

  /** All that the settings allow: small images move less, in proportion to 224 pixels. */
  @Test
  void viewsStayWithinTheirBounds() {
    for (int i = 0; i < 300; i++) {
      RandomView large = RandomView.of(MaximizationSettings.usual(1, 1), 224, random);
      assertThat(Math.abs(large.right())).isLessThanOrEqualTo(12);
      double scale = 1 / Math.hypot(large.cos(), large.sin());
      assertThat(scale).isBetween(0.9 - 1e-9, 1.1 + 1e-9);
      double degrees = Math.toDegrees(Math.atan2(large.sin(), large.cos()));
      assertThat(Math.abs(degrees)).isLessThanOrEqualTo(10 + 1e-9);
      RandomView small = RandomView.of(MaximizationSettings.usual(1, 1), 32, random);
      assertThat(Math.abs(small.down())).isLessThanOrEqualTo(2);
    }
  }

  private static float[] part(int at) {
    float[] parts = new float[3 * PLANE];
    parts[at] = 1;
    return parts;
  }

  private float[] noise() {
    float[] values = new float[3 * PLANE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double length(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
