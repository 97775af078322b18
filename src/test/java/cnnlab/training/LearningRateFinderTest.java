package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.run.RunSamples;
import cnnlab.text.UserProblem;
import cnnlab.training.LearningRateFinder.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningRateFinderTest {

  @Test
  void theRateRisesAndTheSuggestionIsOneWithWhichTheNetworkLearns() throws UserProblem {
    List<Point> told = new ArrayList<>();
    List<Point> points =
        new LearningRateFinder(new SoftmaxEngine())
            .run(RunSamples.settings(), ToyData.dataset(96, 30), new TrainingControl(), told::add);

    assertThat(points).isEqualTo(told).hasSizeGreaterThan(50);
    assertThat(points).extracting(Point::rate).isSorted();
    double rate = LearningRateFinder.suggestion(points).orElseThrow();
    assertThat(rate).isBetween(1e-3, 1.0);
    assertThat(points.getLast().loss()).isLessThanOrEqualTo(4 * lowest(points));
  }

  @Test
  void aSearchThatIsStoppedKeepsWhatItFound() throws UserProblem {
    TrainingControl control = new TrainingControl();
    List<Point> points =
        new LearningRateFinder(new SoftmaxEngine())
            .run(RunSamples.settings(), ToyData.dataset(96, 30), control, _ -> control.stop());

    assertThat(points).hasSize(1);
    assertThat(LearningRateFinder.suggestion(points)).isEmpty();
  }

  @Test
  void aNetworkTooLargeForTheMachineIsRefusedBeforeItIsMade() {
    LearningRateFinder search = new LearningRateFinder(new SmallMachine(new SoftmaxEngine(), 0));
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(
            () ->
                search.run(
                    RunSamples.settings(), ToyData.dataset(96, 30), new TrainingControl(), _ -> {}))
        .satisfies(problem -> assertThat(problem.key()).startsWith("train.too-large"));
  }

  @Test
  void theSuggestionIsATenthOfTheRateWithTheLowestLoss() {
    List<Point> valley =
        IntStream.range(0, 50)
            .mapToObj(i -> new Point(Math.pow(10, -5 + i / 10.0), Math.abs(i - 40)))
            .toList();
    assertThat(LearningRateFinder.suggestion(valley)).hasValue(0.01);

    List<Point> rising =
        IntStream.range(0, 50).mapToObj(i -> new Point(Math.pow(10, -5 + i / 10.0), i)).toList();
    assertThat(LearningRateFinder.suggestion(rising)).isEmpty();
  }

  private static double lowest(List<Point> points) {
    return points.stream().mapToDouble(Point::loss).min().orElseThrow();
  }
}
