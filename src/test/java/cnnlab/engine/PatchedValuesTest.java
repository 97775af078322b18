package cnnlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a batch's values, [examples, channels, rows, columns]. */
class PatchedValuesTest {
  private static final Shape MAP = new Shape.FeatureMap(3, 1, 2);
  private static final Shape VECTOR = new Shape.Vector(3);

  /** Two maps of three channels of two places. */
  private final float[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  @Test
  void aSilentChannelIsZeroAtAllPlacesOfEachExample() {
    ActivationPatch.ablation("relu1", Set.of(1)).apply(values, MAP);

    assertThat(values).containsExactly(1, 2, 0, 0, 5, 6, 7, 8, 0, 0, 11, 12);
  }

  @Test
  void theFirstAndTheLastChannelTooAndAllOfThem() {
    ActivationPatch.ablation("relu1", Set.of(0, 2)).apply(values, MAP);
    assertThat(values).containsExactly(0, 0, 3, 4, 0, 0, 0, 0, 9, 10, 0, 0);

    ActivationPatch.ablation("relu1", Set.of(0, 1, 2)).apply(values, MAP);
    assertThat(values).containsOnly(0);
  }

  @Test
  void aUnitOfAVectorIsOneValue() {
    ActivationPatch.ablation("fc", Set.of(2)).apply(values, VECTOR);

    assertThat(values).containsExactly(1, 2, 0, 4, 5, 0, 7, 8, 0, 10, 11, 0);
  }

  @Test
  void noChannelsChangeNothing() {
    float[] before = values.clone();
    ActivationPatch.ablation("relu1", Set.of()).apply(values, MAP);

    assertThat(values).isEqualTo(before);
  }

  @Test
  void otherValuesTakeThePlaceOfEachExamples() {
    ActivationPatch patch = ActivationPatch.replacement("fc", new float[] {-1, -2, -3});
    patch.apply(values, VECTOR);

    assertThat(patch.layer()).isEqualTo("fc");
    assertThat(values).containsExactly(-1, -2, -3, -1, -2, -3, -1, -2, -3, -1, -2, -3);
  }

  /** A change is told each example alone, in their order, with the shape of one. */
  @Test
  void aChangeSeesOneExampleAtATime() {
    List<String> seen = new ArrayList<>();
    ActivationPatch patch =
        new ActivationPatch(
            "conv1",
            (example, shape) -> {
              seen.add(example.length + " of " + shape.dimensions() + " from " + example[0]);
              example[0] = -1;
            });

    patch.apply(values, MAP);
    patch.apply(new float[0], MAP);

    assertThat(seen).containsExactly("6 of [3, 1, 2] from 1.0", "6 of [3, 1, 2] from 7.0");
    assertThat(values).containsExactly(-1, 2, 3, 4, 5, 6, -1, 8, 9, 10, 11, 12);
  }
}
