package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataOverviewTest {
  /** Every third image is of the second class, all others of the first. */
  private record Stripes(int size) implements Split {
    @Override
    public int label(int index) {
      return index % 3 == 2 ? 1 : 0;
    }

    @Override
    public RgbImage image(int index) {
      byte[] rgb = new byte[(4 + index) * 8 * 3];
      Arrays.fill(rgb, (byte) (index % 2 == 0 ? 100 : 200));
      return new RgbImage(4 + index, 8, rgb);
    }
  }

  @Test
  void classesAreCountedAndTheirImagesMeasuredAndAveraged() throws UserProblem {
    Dataset data =
        new Dataset(
            "stripes", List.of("a", "b"), new Stripes(6), new Stripes(3), new Stripes(2), 4);

    DataOverview overview = DataOverview.of(data);

    assertThat(overview.classes())
        .containsExactly(
            new DataOverview.ClassCount(4, 2, 2, List.of(0, 1, 3, 4)),
            new DataOverview.ClassCount(2, 1, 0, List.of(2, 5)));
    assertThat(overview.imbalance()).isEqualTo(2);
    assertThat(overview.sizes()).isEqualTo(new DataOverview.Sizes(4, 9, 8, 8));
    assertThat(overview.mean().width()).isEqualTo(4);
    assertThat(overview.mean().rgb()).containsOnly((byte) 150);
  }
}
