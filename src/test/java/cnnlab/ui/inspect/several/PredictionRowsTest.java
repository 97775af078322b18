package cnnlab.ui.inspect.several;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.inference.Prediction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of predictions, aligned where they can be. */
class PredictionRowsTest {
  private static final Prediction CAT = new Prediction("cat", 3, 0.7);
  private static final Prediction DOG = new Prediction("dog", 5, 0.3);
  private static final Prediction LESS_CAT = new Prediction("cat", 3, 0.2);
  private static final Prediction MORE_DOG = new Prediction("dog", 5, 0.8);

  @Test
  void ofTheSameClassesARowIsOneClassAndTheLikeliestOnAverageIsFirst() {
    PredictionRows rows =
        PredictionRows.of(true, List.of(List.of(CAT, DOG), List.of(MORE_DOG, LESS_CAT)));
    assertThat(rows.rows()).containsExactly(List.of(DOG, MORE_DOG), List.of(CAT, LESS_CAT));
  }

  @Test
  void ofOtherClassesARowIsAPlaceInEachNetworksOwnOrder() {
    Prediction tabby = new Prediction("tabby cat", 281, 0.9);
    PredictionRows rows = PredictionRows.of(false, List.of(List.of(CAT, DOG), List.of(tabby)));
    assertThat(rows.rows().getFirst()).containsExactly(CAT, tabby);
    assertThat(rows.rows().getLast()).containsExactly(DOG, null);
  }

  @Test
  void aNetworkWithoutAnAnswerYetHasAnEmptyPlace() {
    PredictionRows rows = PredictionRows.of(true, List.of(List.of(), List.of(CAT, DOG)));
    assertThat(rows.rows().getFirst()).containsExactly(null, CAT);
  }

  @Test
  void fiveAreShownOrThreeWhereEachIsNamed() {
    List<Prediction> ten =
        IntStream.range(0, 10)
            .mapToObj(i -> new Prediction("class " + i, i, (10 - i) / 55.0))
            .toList();
    assertThat(PredictionRows.of(true, List.of(ten, ten)).rows()).hasSize(5);
    assertThat(PredictionRows.of(false, List.of(ten)).rows()).hasSize(3);
  }
}
