package cnnlab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the two figures of a sanity check must be of maps of which it is known. */
class MapSimilarityTest {
  private static final int SIDE = 12;

  /** With ties: Pearson's correlation of the ranks, equal values sharing the mean of theirs. */
  @ParameterizedTest
  @CsvSource({
    "1 2 3 4, 10 20 30 40, 1",
    "1 2 3 4, 1 8 27 1000, 1", // only the order counts
    "1 2 3 4, -1 -2 -3 -4, -1",
    "1 2 3 4, 2 1 4 3, 0.6", // 1 - 6 * 4 / (4 * 15)
    "1 2 2 3, 1 2 3 4, 0.948683298", // ranks 0, 1.5, 1.5, 3: 4.5 / sqrt(4.5 * 5)
    "0 -0 1 1, 0 0 5 5, 1", // both zeros are one value
    "1 2 3 4, 7 7 7 7, NaN"
  })
  void rankCorrelation(String first, String second, double expected) {
    double found = MapSimilarity.spearman(values(first), values(second));
    if (Double.isNaN(expected)) {
      assertThat(found).isNaN();
    } else {
      assertThat(found).isCloseTo(expected, offset(1e-9));
    }
  }

  /** As in SciPy; random weights can make a map of values that are no numbers. */
  @Test
  void ofAMapThatIsNoNumbersThereIsNoRankCorrelation() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(MapSimilarity.spearman(values("1 NaN 3 NaN"), values("1 2 3 4"))).isNaN());
  }

  @Test
  void bothFiguresAreSymmetricAndKnowNoUnits() {
    HeatMap map = noise(1);
    HeatMap other = noise(2);
    HeatMap louder = changed(map, 50, 7);
    assertThat(MapSimilarity.spearman(map.values(), other.values()))
        .isEqualTo(MapSimilarity.spearman(other.values(), map.values()));
    assertThat(MapSimilarity.structural(map, other))
        .isCloseTo(MapSimilarity.structural(other, map), offset(1e-12));
    assertThat(MapSimilarity.spearman(map.values(), louder.values())).isEqualTo(1);
    assertThat(MapSimilarity.structural(map, louder)).isCloseTo(1, offset(1e-4));
    assertThat(MapSimilarity.structural(other, louder))
        .isCloseTo(MapSimilarity.structural(other, map), offset(1e-4));
  }

  @Test
  void aNegativeIsTheOppositeAndOtherNoiseIsUnrelated() {
    HeatMap map = noise(1);
    assertThat(MapSimilarity.structural(map, changed(map, -1, 0))).isLessThan(-0.5);
    assertThat(MapSimilarity.spearman(map.values(), changed(map, -1, 0).values())).isEqualTo(-1);
    assertThat(MapSimilarity.structural(map, noise(2))).isBetween(-0.3, 0.3);
    assertThat(MapSimilarity.spearman(map.values(), noise(2).values())).isBetween(-0.3, 0.3);
  }

  /** The rank correlation does not know where a value lies, the structural similarity does. */
  @Test
  void theFurtherAMapIsShiftedTheLessItIsAlike() {
    HeatMap spot = spot(4);
    double near = MapSimilarity.structural(spot, spot(5));
    double far = MapSimilarity.structural(spot, spot(8));
    assertThat(MapSimilarity.structural(spot, spot(4))).isEqualTo(1);
    assertThat(near).isLessThan(0.99).isGreaterThan(far);
  }

  @Test
  void twoEvenMapsAreTheSame() {
    HeatMap zero = new HeatMap(SIDE, SIDE, new float[SIDE * SIDE]);
    assertThat(MapSimilarity.structural(zero, changed(zero, 1, 3))).isEqualTo(1);
    assertThat(MapSimilarity.structural(zero, noise(1)))
        .as("one that says nothing is like none that says something")
        .isLessThan(0.1);
  }

  private static HeatMap noise(int seed) {
    Random random = new Random(seed);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new HeatMap(SIDE, SIDE, values);
  }

  /** A bell in the middle row. */
  private static HeatMap spot(int column) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float) Math.exp(-Math.pow(Math.hypot(i % SIDE - column, i / SIDE - 6) / 2, 2) / 2);
    }
    return new HeatMap(SIDE, SIDE, values);
  }

  private static HeatMap changed(HeatMap map, float factor, float added) {
    float[] values = map.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * factor + added;
    }
    return new HeatMap(SIDE, SIDE, values);
  }

  private static float[] values(String text) {
    String[] words = text.split(" ", -1);
    float[] values = new float[words.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(words[i]);
    }
    return values;
  }
}
