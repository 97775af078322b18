package cnnlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.ArchitectureDiff.Relation;
import cnnlab.analysis.ArchitectureDiff.Row;
import cnnlab.analysis.ArchitectureDiff.Stage;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureDiffTest {

  @Test
  void aPlainNetworkLacksNothingButTheShortcuts() throws Exception {
    List<Row> different = rows("resnet34", "plain34").stream().filter(it -> !isSame(it)).toList();
    assertThat(different).extracting(Row::relation).containsOnly(Relation.ONLY_LEFT);
    assertThat(different)
        .extracting(row -> row.left().orElseThrow().layer().name())
        .allMatch(name -> name.contains(".add") || name.contains(".downsample."));
    assertThat(different).hasSize(16 + 2 * 3);
  }

  @Test
  void theTwoFormsOfResNet50DifferInTheStridesOfThreeBlocks() throws Exception {
    List<Row> convolutions =
        rows("resnet50_v1", "resnet50").stream()
            .filter(row -> row.relation() == Relation.CHANGED)
            .filter(row -> row.left().orElseThrow().layer().op() instanceof Op.Conv)
            .toList();
    assertThat(convolutions)
        .extracting(row -> row.right().orElseThrow().layer().name())
        .contains("layer2.0.conv2", "layer3.0.conv2", "layer4.0.conv2");
    ArchitectureDiff diff = diff("resnet50_v1", "resnet50");
    assertThat(diff.left().params()).isEqualTo(diff.right().params());
    assertThat(diff.left().operations()).isLessThan(diff.right().operations());
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16, resnet34",
    "googlenet_paper, googlenet_torchvision",
    "alexnet_paper_grouped, alexnet_torchvision",
    "inception_v3, resnet50",
    "resnet152, lenet5"
  })
  void stagesAddUpAndKeepEveryLayerInItsOrder(String first, String second) throws Exception {
    ArchitectureDiff diff = diff(first, second);
    assertThat(diff.stages().stream().mapToLong(stage -> stage.left().operations()).sum())
        .isEqualTo(analysis(first).macs());
    assertThat(diff.stages().stream().mapToLong(stage -> stage.right().params()).sum())
        .isEqualTo(analysis(second).params());
    assertThat(rows(first, second).stream().flatMap(row -> row.left().stream()))
        .containsExactlyInAnyOrderElementsOf(analysis(first).layers());
    assertThat(rows(first, second).stream().flatMap(row -> row.right().stream()))
        .containsExactlyInAnyOrderElementsOf(analysis(second).layers());
  }

  @Test
  void stagesAreTheSizesOfTheMaps() throws Exception {
    assertThat(diff("vgg16", "resnet34").stages())
        .extracting(Stage::reduction)
        .containsExactly(1, 2, 4, 8, 16, 32, 256, 0);
    assertThat(diff("alexnet_paper_grouped", "alexnet_torchvision").stages())
        .extracting(Stage::reduction)
        .containsExactly(1, 4, 8, 16, 32, 0);
  }

  @Test
  void costsAreCountedInTheWayAskedFor() throws Exception {
    ArchitectureDiff flops =
        ArchitectureDiff.of(
            analysis("vgg16"), analysis("resnet34"), Conventions.STANDARD.withFlops(true));
    assertThat(flops.left().operations()).isEqualTo(2 * 15_470_264_320L);
  }

  @Test
  void aNetworkIsTheSameAsItself() throws Exception {
    assertThat(rows("googlenet_paper", "googlenet_paper")).allMatch(ArchitectureDiffTest::isSame);
  }

  private static boolean isSame(Row row) {
    return row.relation() == Relation.SAME;
  }

  private static List<Row> rows(String first, String second) throws UserProblem {
    return diff(first, second).stages().stream().flatMap(stage -> stage.rows().stream()).toList();
  }

  private static ArchitectureDiff diff(String first, String second) throws UserProblem {
    return ArchitectureDiff.of(analysis(first), analysis(second), Conventions.STANDARD);
  }

  private static Analysis analysis(String name) throws UserProblem {
    return Analysis.of(Catalogue.build(Catalogue.entry(name).settings()));
  }
}
