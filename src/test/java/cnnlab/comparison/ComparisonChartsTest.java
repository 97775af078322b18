package cnnlab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.PublishedAccuracy.Dataset;
import cnnlab.chart.Bubble;
import cnnlab.chart.BubbleScene;
import cnnlab.chart.ChartColors;
import cnnlab.chart.Curve;
import cnnlab.comparison.LearningCurves.Measure;
import cnnlab.comparison.LearningCurves.Part;
import cnnlab.run.RunNotes;
import cnnlab.run.RunSamples;
import cnnlab.run.RunStamp;
import cnnlab.run.RunState;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonChartsTest {
  private static final List<PublishedReference> ALL = new ArrayList<>();

  @BeforeAll
  static void lookUp() throws UserProblem {
    ALL.addAll(PublishedReference.all());
  }

  @ParameterizedTest
  @CsvSource({
    "cifar10, 5, ResNet-110",
    "cifar-10-batches-bin, 5, ResNet-20",
    "mnist, 1, LeNet-5",
    "ImageNet, 23, ResNet-152",
    "shapes, 0, ",
    "fashion-mnist, 0, ",
    "cifar100, 0, "
  })
  void publishedNetworksAreThoseOfTheDataSetAndNoOther(String name, int count, String one) {
    List<PublishedReference> found = PublishedReference.on(name, ALL);
    assertThat(found).hasSize(count);
    if (one != null) {
      assertThat(found).anyMatch(it -> it.entry().title().contains(one));
    }
  }

  @Test
  void imageNetStandsBesideRunsUnlessTheyAreAllOfAReportedDataSet() {
    assertThat(PublishedReference.beside(List.of("shapes"))).containsExactly(Dataset.IMAGENET);
    assertThat(PublishedReference.beside(List.of())).containsExactly(Dataset.IMAGENET);
    assertThat(PublishedReference.beside(List.of("cifar10"))).isEmpty();
    assertThat(PublishedReference.beside(List.of("cifar10", "shapes")))
        .containsExactly(Dataset.IMAGENET);
    assertThat(PublishedReference.beside(List.of("cifar10", "ImageNet"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = CostAxis.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TRAINING_TIME", "THROUGHPUT", "LATENCY", "ENERGY"})
  void publishedNetworksHaveAPlaceAndAnAreaOnEveryAxisWithTheirSource(CostAxis axis) {
    TradeoffScene charts = tradeoff(axis, Map.of());
    BubbleScene scene =
        charts.of("ImageNet", List.of(), ALL.subList(0, 10), _ -> "", _ -> Optional.empty());
    assertThat(scene.yTitle()).isEqualTo("Published accuracy on ImageNet");
    assertThat(scene.bubbles())
        .hasSize(10)
        .allSatisfy(
            bubble -> {
              assertThat(bubble.hollow()).isTrue();
              assertThat(bubble.x()).isPositive();
              assertThat(bubble.size()).isEqualTo(bubble.x());
              assertThat(bubble.details())
                  .last()
                  .extracting(Bubble.Detail::name)
                  .isEqualTo("Source");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = CostAxis.class,
      names = {"TRAINING_TIME", "THROUGHPUT", "LATENCY", "ENERGY"})
  void whatNobodyTellsOfPublishedNetworksIsNotMadeUp(CostAxis axis) {
    BubbleScene scene =
        tradeoff(axis, Map.of())
            .of("ImageNet", List.of(), ALL.subList(0, 10), _ -> "", _ -> Optional.empty());
    assertThat(scene.bubbles()).isEmpty();
  }

  @Test
  void theFrontJoinsTheRunsThatNoOtherOneBeatsWithinTheBudget() throws UserProblem {
    List<ComparedRun> runs =
        List.of(run(30, 0.9), run(10, 0.7), run(20, 0.6), run(5, 0.5), run(40, 0.9));
    assertThat(front(runs, Map.of())).containsExactly("5 ms", "10 ms", "30 ms");
    assertThat(front(runs, Map.of(CostAxis.LATENCY, 25.0))).containsExactly("5 ms", "10 ms");
    assertThat(front(runs, Map.of(CostAxis.FILE_SIZE, 0.5))).as("1 MiB").isEmpty();
  }

  @Test
  void runsBeyondTheBudgetAndThoseNotMeasuredAreOutlinesAndThoseNotTickedAreGray()
      throws UserProblem {
    ComparedRun unknown = run(10, 0.5).with((Latency) null);
    BubbleScene scene =
        tradeoff(CostAxis.PARAMS, Map.of(CostAxis.LATENCY, 25.0))
            .of(
                "pets",
                List.of(run(20, 0.9), run(30, 0.7), unknown),
                List.of(),
                run -> run.record().title(),
                run -> run.equals(unknown) ? Optional.empty() : Optional.of(0));
    assertThat(scene.bubbles())
        .extracting(Bubble::fill)
        .containsExactly(Bubble.Fill.FILLED, Bubble.Fill.DASHED, Bubble.Fill.DASHED);
    assertThat(scene.bubbles())
        .extracting(bubble -> bubble.color().equals(ChartColors.LIGHT.series(0)))
        .as("ticked")
        .containsExactly(true, true, false);
    assertThat(scene.bubbles().getFirst().details())
        .extracting(detail -> detail.name() + " " + detail.value())
        .contains("latency 20.0 ms", "latency, 95th percentile 40.0 ms", "measured on here");
  }

  private List<String> front(List<ComparedRun> runs, Map<CostAxis, Double> budgets) {
    return tradeoff(CostAxis.LATENCY, budgets)
        .of("pets", runs, List.of(), _ -> "", _ -> Optional.of(0))
        .front()
        .stream()
        .map(folder -> Path.of(folder).getFileName().toString())
        .toList();
  }

  private static TradeoffScene tradeoff(CostAxis axis, Map<CostAxis, Double> budgets) {
    return new TradeoffScene(axis, axis, true, budgets, Messages.ENGLISH, ChartColors.LIGHT);
  }

  /** A run whose network takes so many milliseconds, in a folder named after them. */
  private static ComparedRun run(int milliseconds, double accuracy) throws UserProblem {
    ComparedRun run =
        ComparedRun.of(
            new StoredRun(
                Path.of(milliseconds + " ms"),
                RunSamples.record(RunState.FINISHED),
                RunNotes.NONE,
                List.of(RunSamples.epoch(1, accuracy)),
                Optional.empty(),
                new RunStamp(Map.of(), false)));
    double seconds = milliseconds / 1000.0;
    return run.with(new Latency(seconds, 2 * seconds, 10, "here", null));
  }

  @Test
  void aRunIsSolidInItsColorAndOneThatIsNotChosenIsFaint() throws UserProblem {
    ComparedRun run = ComparedRunTest.run(RunSamples.settings(), 0.5, 0.8);
    ComparedRun begun = ComparedRunTest.run(RunSamples.settings());
    TradeoffScene charts =
        new TradeoffScene(
            CostAxis.PARAMS, CostAxis.MACS, true, Map.of(), Messages.ENGLISH, ChartColors.LIGHT);
    BubbleScene chosen =
        charts.of("pets", List.of(run, begun), List.of(), _ -> "a", _ -> Optional.of(9));
    assertThat(chosen.yTitle()).isEqualTo("Validation accuracy on pets");
    assertThat(chosen.bubbles())
        .as("a run without an epoch has no accuracy")
        .singleElement()
        .satisfies(
            bubble -> {
              assertThat(bubble.color()).isEqualTo(ChartColors.LIGHT.series(1));
              assertThat(bubble.symbol()).isEqualTo(ChartColors.LIGHT.symbol(9));
              assertThat(bubble.y()).isEqualTo(0.8);
              assertThat(bubble.x()).isEqualTo((double) run.params());
            });
    BubbleScene faint = charts.of("pets", List.of(run), List.of(), _ -> "a", _ -> Optional.empty());
    assertThat(ChartColors.LIGHT.series()).doesNotContain(faint.bubbles().getFirst().color());
  }

  @Test
  void learningCurvesAreNamedByTheirPartWhereThereAreSeveral() throws UserProblem {
    ComparedRun run = ComparedRunTest.run(RunSamples.settings(), 0.5, 0.8);
    assertThat(curves(run, Measure.ACCURACY, EnumSet.of(Part.VALIDATION)))
        .singleElement()
        .satisfies(
            curve -> {
              assertThat(curve.name()).isEqualTo("one");
              assertThat(curve.y()).containsExactly(0.5, 0.8);
              assertThat(curve.x()).containsExactly(1, 2);
            });
    List<Curve> all = curves(run, Measure.LOSS, EnumSet.allOf(Part.class));
    assertThat(all)
        .extracting(Curve::name)
        .containsExactly("one, training", "one, validation", "one, test");
    assertThat(all)
        .extracting(Curve::style)
        .containsExactly(Curve.Style.DASHED, Curve.Style.MARKED, Curve.Style.MARKED);
    assertThat(all.get(1).y()).containsExactly(1.25, 1.25);
    assertThat(all.get(2).hasValues()).as("no test was measured").isFalse();
  }

  private static List<Curve> curves(ComparedRun run, Measure measure, Set<Part> parts) {
    return new LearningCurves(
            measure, LearningCurves.Along.EPOCHS, parts, Messages.ENGLISH, ChartColors.LIGHT)
        .of(List.of(run), _ -> "one", _ -> 3, _ -> false);
  }
}
