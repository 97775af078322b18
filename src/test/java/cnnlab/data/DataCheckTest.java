package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class DataCheckTest {
  private static final int BROKEN = -1;

  /** Images by their gray value, each with its label. */
  private record Grays(List<Integer> values, List<Integer> labels) implements Split {
    @Override
    public int size() {
      return values.size();
    }

    @Override
    public int label(int index) {
      return labels.get(index);
    }

    @Override
    public RgbImage image(int index) throws UserProblem {
      if (values.get(index) == BROKEN) {
        throw UserProblem.of("image.broken", "gray " + index);
      }
      byte[] rgb = new byte[12];
      Arrays.fill(rgb, values.get(index).byteValue());
      return new RgbImage(2, 2, rgb);
    }
  }

  private static final Dataset DATA =
      new Dataset(
          "grays",
          List.of("a", "b"),
          new Grays(List.of(1, 2, 1, BROKEN, 2, 3), List.of(0, 1, 0, 0, 0, 1)),
          new Grays(List.of(9, 3, 9, BROKEN), List.of(0, 1, 0, 1)),
          new Grays(List.of(9, 1, 7), List.of(0, 0, 1)),
          2);

  @Test
  void equalImagesAreFoundWithinAndAcrossTheSplits() {
    DataCheck check = DataCheck.of(DATA, (_, _) -> true);

    assertThat(check.images()).isEqualTo(13);
    assertThat(check.twiceInTraining()).isEqualTo(2);
    assertThat(check.twiceHeldBack()).as("9 within validation, and in the test").isEqualTo(2);
    assertThat(check.shared()).as("3 in validation, 1 in the test").isEqualTo(2);
    assertThat(check.contradictory()).as("2 is of both classes").isEqualTo(1);
    assertThat(check.pairs())
        .contains(
            new DataCheck.Pair(new DataCheck.Example(0, 5, 1), new DataCheck.Example(1, 1, 1)));
  }

  @Test
  void imagesThatCannotBeReadAreNamed() {
    assertThat(DataCheck.of(DATA, (_, _) -> true).unreadable())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.key()).isEqualTo("image.broken"));
  }

  @Test
  void aCheckEndsWhenItIsNoLongerWanted() {
    assertThatThrownBy(() -> DataCheck.of(DATA, (done, _) -> done < 3))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("3");
  }
}
