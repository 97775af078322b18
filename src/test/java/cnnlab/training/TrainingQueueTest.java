package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingQueueTest {
  private final TrainingQueue<String> queue = new TrainingQueue<>();

  @Test
  void runsBeginOneAfterAnotherAsTheyWereAdded() {
    List.of("a", "b", "c").forEach(queue::add);
    List<String> begun = new ArrayList<>();
    for (var next = queue.next(); next.isPresent(); next = queue.next()) {
      begun.add(next.get());
      queue.ended();
    }
    assertThat(begun).containsExactly("a", "b", "c");
    assertThat(queue.all()).isEmpty();
  }

  @Test
  void whileARunIsUnderWayNoOtherBegins() {
    List.of("a", "b").forEach(queue::add);
    assertThat(queue.next()).contains("a");
    assertThat(queue.next()).isEmpty();
    assertThat(queue.current()).contains("a");
    assertThat(queue.all()).containsExactly("a", "b");
    assertThat(queue.waiting()).containsExactly("b");
    queue.ended();
    assertThat(queue.current()).isEmpty();
    assertThat(queue.next()).contains("b");
  }

  /** "a" is under way, the others wait. */
  @ParameterizedTest
  @CsvSource({
    "c, -1, a c b d",
    "c, 1, a b d c",
    "b, -1, a b c d", // not before the one under way
    "d, 1, a b c d",
    "a, 1, a b c d", // the one under way stays
    "x, 1, a b c d"
  })
  void aRunThatWaitsChangesPlacesWithItsNeighbor(String run, int step, String order) {
    List.of("a", "b", "c", "d").forEach(queue::add);
    queue.next();
    boolean moved = queue.move(run, step);
    assertThat(queue.all()).containsExactlyElementsOf(Arrays.asList(order.split(" ", -1)));
    assertThat(moved).isEqualTo(!order.equals("a b c d"));
  }

  @Test
  void onlyWhatWaitsIsTakenOut() {
    List.of("a", "b").forEach(queue::add);
    queue.next();
    assertThat(queue.remove("a")).isFalse();
    assertThat(queue.remove("b")).isTrue();
    assertThat(queue.remove("b")).isFalse();
    assertThat(queue.all()).containsExactly("a");
  }

  @Test
  void noRunWaitsTwiceNorBesideItself() {
    queue.add("a");
    assertThatThrownBy(() -> queue.add("a")).isInstanceOf(IllegalArgumentException.class);
    queue.next();
    assertThatThrownBy(() -> queue.add("a")).isInstanceOf(IllegalArgumentException.class);
    queue.ended();
    queue.add("a");
    assertThat(queue.all()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverIsAskedForEachRunBeginsAtMostOnceAndNoneIsLost(long seed) {
    Random random = new Random(seed);
    List<String> added = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String some = added.isEmpty() ? "none" : added.get(random.nextInt(added.size()));
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          String run = "run " + i;
          queue.add(run);
          added.add(run);
        }
        case 2 -> queue.move(some, random.nextBoolean() ? 1 : -1);
        case 3 -> {
          if (queue.remove(some)) {
            left.add(some);
          }
        }
        default -> {
          queue.current().ifPresent(left::add);
          queue.ended();
          queue.next();
        }
      }
      assertThat(queue.all()).doesNotHaveDuplicates().noneMatch(left::contains);
    }
    left.addAll(queue.all());
    assertThat(left).containsExactlyInAnyOrderElementsOf(added);
  }
}
