package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Augmentation;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchLoaderTest {
  private static final Preprocessing PLAIN =
      new Preprocessing(2, 2, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

  /** Image i is gray of value i, its label i mod 10. */
  private record Numbered(int size) implements Split {
    @Override
    public int label(int index) {
      return index % 10;
    }

    @Override
    public RgbImage image(int index) throws UserProblem {
      byte[] rgb = new byte[12];
      Arrays.fill(rgb, (byte) index);
      return new RgbImage(2, 2, rgb);
    }
  }

  @Test
  void validationSeesEveryExampleOnceAndInOrder() throws UserProblem {
    List<Integer> seen = numbers(BatchLoader.inOrder(new Numbered(23), PLAIN, 5));

    assertThat(seen).hasSize(23).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void trainingSeesWholeBatchesShuffledAnewEachEpoch() throws UserProblem {
    List<Integer> first = numbers(epoch(1));
    List<Integer> second = numbers(epoch(2));

    assertThat(first).hasSize(100).doesNotHaveDuplicates().isNotEqualTo(second);
    assertThat(first.stream().sorted().toList()).isNotEqualTo(first);
    assertThat(numbers(epoch(1))).isEqualTo(first);
  }

  private static BatchLoader epoch(int epoch) {
    return BatchLoader.training(new Numbered(109), PLAIN, Augmentation.NONE, 10, 7, epoch);
  }

  @Test
  void lessThanABatchIsTrainedOnAllTheSame() throws UserProblem {
    try (BatchLoader loader =
        BatchLoader.training(new Numbered(3), PLAIN, Augmentation.NONE, 8, 1, 1)) {
      assertThat(loader.batches()).isEqualTo(1);
      Batch batch = loader.next();
      assertThat(batch).isNotNull().extracting(Batch::size).isEqualTo(3);
      assertThat(loader.next()).isNull();
      assertThat(loader.next()).isNull();
    }
  }

  @Test
  void augmentationFollowsFromTheSeedHoweverSlowTheReaderIs() throws Exception {
    Split split = GeneratedShapes.split(64, 3);
    Preprocessing preprocessing = Preprocessing.measured(split, 32);
    List<float[]> runs = new ArrayList<>();
    for (int pause : new int[] {0, 5}) {
      float[] all = new float[64 * preprocessing.values()];
      int at = 0;
      try (BatchLoader loader =
          BatchLoader.training(split, preprocessing, Augmentation.of(4, true), 8, 1, 1)) {
        for (Batch batch = loader.next(); batch != null; batch = loader.next()) {
          Thread.sleep(pause);
          System.arraycopy(batch.pixels(), 0, all, at, 8 * preprocessing.values());
          at += 8 * preprocessing.values();
        }
      }
      runs.add(all);
    }
    assertThat(runs.getFirst()).isEqualTo(runs.getLast());
  }

  @Test
  void theRestOfAnEpochIsWhatTheWholeEndsWith() throws UserProblem {
    Split split = GeneratedShapes.split(64, 3);
    Preprocessing preprocessing = Preprocessing.measured(split, 32);
    Augmentation augmentation = Augmentation.of(4, true);
    try (BatchLoader whole = BatchLoader.training(split, preprocessing, augmentation, 8, 1, 2);
        BatchLoader rest =
            BatchLoader.training(
                split, preprocessing, augmentation, new BatchBuffers(8, preprocessing), 1, 2, 5)) {
      for (int i = 0; i < 5; i++) {
        whole.next();
      }
      for (Batch batch = rest.next(); batch != null; batch = rest.next()) {
        Batch same = Objects.requireNonNull(whole.next());
        assertThat(batch.pixels()).isEqualTo(same.pixels());
        assertThat(batch.labels()).isEqualTo(same.labels());
      }
      assertThat(whole.next()).isNull();
    }
  }

  @Test
  void anUnreadableImageIsLeftOut() throws UserProblem {
    assertThat(numbers(BatchLoader.inOrder(broken(new Numbered(20), 4, 5), PLAIN, 5)))
        .hasSize(18)
        .doesNotContain(4, 5);
  }

  @Test
  void aBatchOfUnreadableImagesIsEmpty() throws UserProblem {
    Split split = broken(new Numbered(20), 5, 6, 7, 8, 9);
    assertThat(numbers(BatchLoader.inOrder(split, PLAIN, 5))).hasSize(15);
  }

  @Test
  void whoDoesNotCountBatchesIsSparedTheEmptyOnes() throws UserProblem {
    Split split = broken(new Numbered(15), 0, 1, 2, 3, 4, 10, 11, 12, 13, 14);
    try (BatchLoader loader = BatchLoader.inOrder(split, PLAIN, 5)) {
      assertThat(Objects.requireNonNull(loader.nextFilled()).size()).isEqualTo(5);
      assertThat(loader.nextFilled()).isNull();
    }
  }

  @Test
  void aPassWithoutAnyReadableImageEndsWithTheProblem() throws UserProblem {
    Split split = broken(new Numbered(4), 0, 1, 2, 3);
    try (BatchLoader loader = BatchLoader.inOrder(split, PLAIN, 2)) {
      assertThat(Objects.requireNonNull(loader.next()).size()).isZero();
      assertThat(Objects.requireNonNull(loader.next()).size()).isZero();
      assertThatThrownBy(loader::next)
          .isInstanceOf(UserProblem.class)
          .hasMessageContaining("image 3");
      assertThat(loader.next()).isNull();
    }
  }

  @Test
  void anErrorOfTheProgramIsPassedOn() {
    Preprocessing wrongSize = new Preprocessing(4, 4, PLAIN.mean(), PLAIN.std());
    Split faulty = new Altered(new Numbered(20), List.of(3), true);
    try (BatchLoader loader = BatchLoader.inOrder(faulty, wrongSize, 5)) {
      assertThatThrownBy(loader::next)
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void closingInTheMiddleEndsTheThread() throws UserProblem {
    try (BatchLoader loader = BatchLoader.inOrder(new Numbered(1000), PLAIN, 2)) {
      assertThat(loader.next()).isNotNull();
      assertThat(loaderThreads()).isEqualTo(1);
    }
    assertThat(loaderThreads()).isZero();
  }

  private static long loaderThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("batches"))
        .count();
  }

  /** A split some of whose images cannot be had. */
  private record Altered(Split whole, List<Integer> lost, boolean crash) implements Split {
    @Override
    public int size() {
      return whole.size();
    }

    @Override
    public int label(int index) {
      return whole.label(index);
    }

    @Override
    public RgbImage image(int index) throws UserProblem {
      if (lost.contains(index)) {
        if (crash) {
          throw new ArithmeticException("a mistake in the program");
        }
        throw UserProblem.of("image.broken", "image " + index);
      }
      return whole.image(index);
    }
  }

  private static Split broken(Split whole, Integer... lost) {
    return new Altered(whole, List.of(lost), false);
  }

  /** The numbers of all examples in the order in which they come; checks the labels. */
  private static List<Integer> numbers(BatchLoader loader) throws UserProblem {
    List<Integer> numbers = new ArrayList<>();
    try (loader) {
      for (Batch batch = loader.next(); batch != null; batch = loader.next()) {
        for (int i = 0; i < batch.size(); i++) {
          int number = Math.round(batch.pixels()[i * PLAIN.values()] * 255);
          assertThat(batch.labels()[i]).isEqualTo(number % 10);
          numbers.add(number);
        }
      }
    }
    return numbers;
  }
}
