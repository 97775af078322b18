package cnnlab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.PublishedAccuracy.Dataset;
import cnnlab.chart.Bubble;
import cnnlab.chart.BubbleScene;
import cnnlab.chart.ChartColors;
import cnnlab.chart.Curve;
import cnnlab.comparison.LearningCurves.Measure;
import cnnlab.comparison.LearningCurves.Part;
import cnnlab.run.RunSamples;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
  void imageNetStandsBesideRunsOnAnotherDataSetOnly() {
    assertThat(PublishedReference.beside(List.of("shapes"))).containsExactly(Dataset.IMAGENET);
    assertThat(PublishedReference.beside(List.of())).containsExactly(Dataset.IMAGENET);
    assertThat(PublishedReference.beside(List.of("cifar10"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CostAxis.class)
  void publishedNetworksHaveAPlaceAndAnAreaOnEveryAxisWithTheirSource(CostAxis axis) {
    TradeoffScene charts = new TradeoffScene(axis, axis, true, Messages.ENGLISH, ChartColors.LIGHT);
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

  @Test
  void aRunIsSolidInItsColorAndOneThatIsNotChosenIsFaint() throws UserProblem {
    ComparedRun run = ComparedRunTest.run(RunSamples.settings(), 0.5, 0.8);
    ComparedRun begun = ComparedRunTest.run(RunSamples.settings());
    TradeoffScene charts =
        new TradeoffScene(
            CostAxis.PARAMS, CostAxis.MACS, true, Messages.ENGLISH, ChartColors.LIGHT);
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
