package cnnlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

/** Two examples of three classes. */
class ProbabilitiesTest {
  private final Probabilities probabilities =
      new Probabilities(new float[] {0.5f, 0.2f, 0.3f, 0.4f, 0.2f, 0.4f, 9, 9}, 3);

  @Test
  void eachExampleHasItsRow() {
    assertThat(probabilities.of(0, 2)).isEqualTo(0.3f);
    assertThat(probabilities.of(1, 0)).isEqualTo(0.4f);
  }

  @Test
  void theFirstOfEqualsIsTheLikeliest() {
    assertThat(probabilities.likeliest(0)).isZero();
    assertThat(probabilities.likeliest(1)).isZero();
  }

  @Test
  void theRanksOfAnExampleAreAllDifferent() {
    assertThat(probabilities.rank(0, 0)).isZero();
    assertThat(probabilities.rank(0, 2)).isEqualTo(1);
    assertThat(probabilities.rank(0, 1)).isEqualTo(2);
    assertThat(probabilities.rank(1, 0)).isZero();
    assertThat(probabilities.rank(1, 2)).as("as likely as the first, but after it").isEqualTo(1);
  }

  @Test
  void noClassIsInfinitelyUnlikely() {
    Probabilities sure = new Probabilities(new float[] {1, 0}, 2);
    assertThat(sure.logarithm(0, 0)).isZero();
    assertThat(sure.logarithm(0, 1)).isCloseTo(-87.3, offset(0.1));
  }
}
