package cnnlab.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsetTest {

  @ParameterizedTest(name = "{0} of {1} classes of {2}")
  @CsvSource({"280, 100, 500, 2, 3", "17, 10, 600, 1, 2", "140, 100, 500, 1, 2", "50, 10, 9, 5, 5"})
  void aLimitIsKeptToTheImageAndNoClassGoesShort(
      int limit, int classes, int each, int least, int most) {
    int[] counts = counts(Subset.limited(new Labels(classes, each), limit, 1), classes);

    assertThat(Arrays.stream(counts).sum()).isEqualTo(limit);
    assertThat(Arrays.stream(counts).min()).hasValue(least);
    assertThat(Arrays.stream(counts).max()).hasValue(most);
  }

  private static int[] counts(Split split, int classes) {
    int[] counts = new int[classes];
    IntStream.range(0, split.size()).forEach(i -> counts[split.label(i)]++);
    return counts;
  }

  private record Labels(int classes, int each) implements Split {
    @Override
    public int size() {
      return classes * each;
    }

    @Override
    public int label(int index) {
      return index / each;
    }

    @Override
    public RgbImage image(int index) {
      throw new AssertionError("Labels are enough to choose by");
    }
  }
}
