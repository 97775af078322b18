package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.run.RunSamples;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data on which a network would only seem to learn. */
class UnreadableDataTest {
  private static final Dataset SOUND = ToyData.dataset(96, 30);

  @TempDir Path runs;

  @Test
  void aClassWithoutReadableImagesIsRefusedBeforeARunBegins() throws Exception {
    Dataset data = SOUND.withTraining(damaged(SOUND.train(), label -> label == 2));

    assertThatThrownBy(() -> train(data))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> assertThat(problem.key()).isEqualTo("data.unreadable-class"))
        .hasMessageContaining("class bottom");
    assertNoRun();
  }

  @Test
  void soIsValidationWithoutReadableImages() throws Exception {
    Split validation = damaged(SOUND.validation(), _ -> true);

    assertThatThrownBy(() -> train(validatedBy(validation)))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> assertThat(problem.key()).isEqualTo("data.unreadable-validation"));
    assertNoRun();
  }

  @Test
  void aClassThatIsNotValidatedLeavesTheOthersTheirMetrics() throws Exception {
    int[] kept =
        IntStream.range(0, SOUND.validation().size())
            .filter(i -> SOUND.validation().label(i) != 2)
            .toArray();
    StoredRun run = train(validatedBy(part(SOUND.validation(), kept)));

    assertThat(run.record().validationExamples()).isEqualTo(20);
    assertThat(run.epochs().getLast().valAccuracy()).isBetween(0.9, 1.0);
    assertThat(run.epochs().getLast().valLoss()).isFinite();
    assertThat(run.confusion().orElseThrow().recall(0)).isGreaterThan(0.8);
    assertThat(Files.readString(run.folder().resolve("run.json"))).doesNotContain("NaN");
  }

  private StoredRun train(Dataset data) throws UserProblem {
    return new Training(new SoftmaxEngine(), new RunStore(runs))
        .run(RunSamples.settings(), data, new TrainingListener() {}, new TrainingControl());
  }

  private void assertNoRun() throws IOException {
    try (Stream<Path> made = Files.exists(runs) ? Files.list(runs) : Stream.empty()) {
      assertThat(made).isEmpty();
    }
  }

  private static Dataset validatedBy(Split validation) {
    return new Dataset(
        SOUND.name(), SOUND.labels(), SOUND.train(), validation, null, SOUND.imageSize());
  }

  private static Split part(Split whole, int[] kept) {
    return new Split() {
      @Override
      public int size() {
        return kept.length;
      }

      @Override
      public int label(int index) {
        return whole.label(kept[index]);
      }

      @Override
      public RgbImage image(int index) throws UserProblem {
        return whole.image(kept[index]);
      }
    };
  }

  /** Images of these classes cannot be read. */
  private static Split damaged(Split whole, IntPredicate classes) {
    return new Split() {
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
        if (classes.test(label(index))) {
          throw UserProblem.of("image.broken", index + ".png").at(index + ".png");
        }
        return whole.image(index);
      }
    };
  }
}
