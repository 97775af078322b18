package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetsTest {
  @Test
  void theShippedFashionMnistIsBalanced() throws UserProblem {
    Dataset fashion = Datasets.open("fashion-mnist").split(new Splitting(0.1, TestUse.AT_END, 1));

    assertThat(fashion.labels()).hasSize(10).startsWith("T-shirt/top").endsWith("Ankle boot");
    assertThat(fashion.imageSize()).isEqualTo(28);
    assertThat(fashion.splits())
        .extracting(DatasetsTest::ofEachClass)
        .containsExactly(tenTimes(900), tenTimes(100), tenTimes(200));
  }

  @Test
  void shapesAreTheSameEachTimeAndDifferFromOneAnother() throws UserProblem {
    Dataset first = Datasets.open("shapes").split(new Splitting(0.1, TestUse.AT_END, 1));
    Dataset again = Datasets.open("shapes").split(new Splitting(0.5, TestUse.AT_END, 9));

    assertThat(ofEachClass(first.train())).containsOnly(500);
    assertThat(ofEachClass(first.validation())).containsOnly(100);
    for (int i : new int[] {0, 17, 999}) {
      byte[] image = first.train().image(i).rgb();
      assertThat(image).isEqualTo(again.train().image(i).rgb());
      assertThat(image).isNotEqualTo(first.train().image(i + 10).rgb());
      assertThat(image).isNotEqualTo(first.validation().image(i).rgb());
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Datasets.open("flowers").split(new Splitting(0.1, TestUse.AT_END, 1)))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("flowers")
        .hasMessageContaining("fashion-mnist, shapes");
  }

  @Test
  void anImpossibleValidationShareIsRefused() {
    assertThatThrownBy(() -> Datasets.open("shapes").split(new Splitting(1, TestUse.AT_END, 1)))
        .isInstanceOf(UserProblem.class);
  }

  private static int[] tenTimes(int count) {
    return IntStream.generate(() -> count).limit(10).toArray();
  }

  static int[] ofEachClass(Split split) {
    int[] counts = new int[10];
    IntStream.range(0, split.size()).forEach(i -> counts[split.label(i)]++);
    return counts;
  }
}
