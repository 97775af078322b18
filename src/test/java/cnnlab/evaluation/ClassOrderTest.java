package cnnlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cats and dogs, ships and trucks: what is taken for each other belongs together. */
class ClassOrderTest {
  private static final List<String> NAMES = List.of("dog", "truck", "cat", "ship");
  private static final long[][] CONFUSION = {
    {80, 0, 18, 2}, {1, 90, 0, 9}, {25, 1, 74, 0}, {0, 12, 0, 188}
  };

  @Test
  void byNameAndBySupport() {
    assertThat(names(ClassOrder.GIVEN)).containsExactly("dog", "truck", "cat", "ship");
    assertThat(names(ClassOrder.NAME)).containsExactly("cat", "dog", "ship", "truck");
    assertThat(names(ClassOrder.SUPPORT)).startsWith("ship");
  }

  @Test
  void classesThatAreTakenForEachOtherFormBlocks() {
    List<String> names = names(ClassOrder.CLUSTERED);
    assertThat(Math.abs(names.indexOf("cat") - names.indexOf("dog"))).isEqualTo(1);
    assertThat(Math.abs(names.indexOf("ship") - names.indexOf("truck"))).isEqualTo(1);
  }

  /** A hundred groups of ten that are shuffled lie together again. */
  @Test
  void aThousandClassesToo() {
    int count = 1000;
    long[][] confusion = new long[count][count];
    for (int row = 0; row < count; row++) {
      confusion[row][row] = 30;
      for (int step = 1; step < 10; step++) {
        confusion[row][(row + 100 * step) % count] = 2; // classes of the same last two digits
      }
    }
    int[] order = ClassOrder.CLUSTERED.of(names(count), Locale.ROOT, confusion);
    for (int first = 0; first < count; first += 10) {
      assertThat(Arrays.stream(order, first, first + 10).map(label -> label % 100).distinct())
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyClassStandsThereOnce(ClassOrder order) {
    long[][] nothing = new long[7][7];
    assertThat(order.of(names(7), Locale.ROOT, nothing))
        .containsExactlyInAnyOrder(IntStream.range(0, 7).toArray());
    assertThat(order.of(List.of(), Locale.ROOT, new long[0][0])).isEmpty();
  }

  private static List<String> names(ClassOrder order) {
    return Arrays.stream(order.of(NAMES, Locale.ROOT, CONFUSION)).mapToObj(NAMES::get).toList();
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
  }
}
