package cnnlab.arch;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces of several layers fit where they are put. */
class DraftBlocksTest {

  @Test
  void aShortcutIsLedAroundLayersOfOneShape() throws Exception {
    Architecture net = DraftBlocks.withShortcut(draft("vgg16"), "features.6", "features.8").build();
    assertThat(net.layer("features.add").inputs()).containsExactly("features.8", "features.6");
    assertThat(net.layer("features.9").inputs()).containsExactly("features.add");
  }

  @ParameterizedTest
  @CsvSource({
    "vgg16, features.1, features.8", // 64 channels at 224 to 128 at 112
    "resnet18, maxpool, layer4.1.relu", // through three halvings
    "googlenet_paper, inception3a.concat, inception4a.concat",
    "resnet20, input, layer3.2.relu"
  })
  void whereTheMapsDifferAProjectionMakesThemFit(String name, String from, String to)
      throws Exception {
    Draft draft = DraftBlocks.withShortcut(draft(name), from, to);
    Shapes shapes = Shapes.of(draft.build());
    String sum = Draft.beside(to, "add");
    assertThat(shapes.get(sum)).isEqualTo(shapes.get(to));
    assertThat(draft.layer(Draft.beside(to, "shortcut")).inputs()).containsExactly(from);
  }

  @Test
  void aBranchAndAConcatenationAddChannels() throws Exception {
    Draft branch = DraftBlocks.withBranch(draft("vgg16"), "features.4", "features.8");
    Shapes shapes = Shapes.of(branch.build());
    assertThat(shapes.get("features.concat")).isEqualTo(new FeatureMap(256, 112, 112));
    assertThat(branch.layer("features.9").inputs()).containsExactly("features.concat");
    Draft dense = DraftBlocks.withConcatenation(draft("vgg16"), "features.6", "features.8");
    assertThat(Shapes.of(dense.build()).get("features.concat"))
        .isEqualTo(new FeatureMap(256, 112, 112));
  }

  @Test
  void aResidualBlockAndAnInceptionModuleKeepTheMap() throws Exception {
    Draft residual = DraftBlocks.withResidualBlock(draft("vgg11"), "features.4");
    assertThat(residual.layers())
        .filteredOn(layer -> layer.name().startsWith("features.residual."))
        .extracting(Layer::block)
        .containsOnly("stage2.residual")
        .hasSize(7);
    Shapes shapes = Shapes.of(residual.build());
    assertThat(shapes.get("features.residual.relu2")).isEqualTo(shapes.get("features.4"));
    Draft inception = DraftBlocks.withInceptionModule(residual, "features.residual.relu2");
    assertThat(Shapes.of(inception.build()).get("features.residual.inception.concat"))
        .isEqualTo(shapes.get("features.4"));
  }

  @Test
  void asManyBlocksAsWantedFollowEachOtherUnderTheirOwnNames() throws Exception {
    Draft draft = draft("resnet20");
    for (int i = 0; i < 3; i++) {
      draft = DraftBlocks.withResidualBlock(draft, "relu");
    }
    assertThat(draft.build().layers())
        .extracting(Layer::name)
        .contains("residual.conv1", "residual2.conv1", "residual3.conv1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flatten", "fc"})
  void behindAVectorThereIsNoPlaceForABlock(String layer) {
    Draft draft = draft("resnet20");
    assertThat(DraftBlocks.map(draft, layer)).isEmpty();
    assertThat(DraftBlocks.withResidualBlock(draft, layer)).isEqualTo(draft);
    assertThat(DraftBlocks.withInceptionModule(draft, layer)).isEqualTo(draft);
  }

  @Test
  void aMistakeFurtherOnDoesNotKeepABlockFromItsPlace() {
    Draft wrong = draft("resnet20").without("flatten");
    assertThat(wrong.problem()).isPresent();
    assertThat(DraftBlocks.map(wrong, "relu")).contains(new FeatureMap(16, 32, 32));
    assertThat(DraftBlocks.map(wrong.without("avgpool"), "fc")).isEmpty();
  }

  /** As a property: what a user can press never leaves more than a mistake with a name. */
  @ParameterizedTest
  @ValueSource(
      strings = {"lenet5", "alexnet_paper_grouped", "vgg11", "googlenet_paper", "resnet20"})
  void anySequenceOfChangesIsANetworkOrANamedMistake(String name) throws UserProblem {
    Random random = new Random(name.hashCode());
    for (int round = 0; round < 6; round++) {
      Draft draft = draft(name);
      List<String> steps = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Draft before = draft;
        draft = step(before, random, steps).apply(before);
        check(draft, steps);
      }
    }
  }

  private static void check(Draft draft, List<String> steps) throws UserProblem {
    assertThat(draft.layers().stream().map(Layer::name)).as("%s", steps).doesNotHaveDuplicates();
    assertThat(draft.layers().getFirst().op()).isInstanceOf(Op.Input.class);
    assertThat(draft.heads()).isNotEmpty();
    if (draft.problem().isPresent()) {
      String where = draft.problem().get().where();
      assertThat(draft.layers().stream().map(Layer::name)).as("%s", steps).contains(where);
    } else {
      Architecture built = draft.build();
      assertThat(ArchitectureJson.read(ArchitectureJson.write(built))).isEqualTo(built);
    }
  }

  private static UnaryOperator<Draft> step(Draft draft, Random random, List<String> steps) {
    int to = random.nextInt(draft.layers().size());
    String layer = draft.layers().get(to).name();
    String from = draft.layers().get(random.nextInt(to + 1)).name();
    String block = draft.layers().get(to).block();
    int kind = random.nextInt(10);
    steps.add(kind + " " + from + " " + layer);
    return switch (kind) {
      case 0 -> it -> it.without(layer);
      case 1 -> it -> block.isEmpty() ? it : it.withoutBlock(block);
      case 2 -> it -> block.isEmpty() ? it : it.withBlockTwice(block);
      case 3 -> it -> it.withLayerAfter(layer, "conv", new Op.Conv(4, Window.same(3, 3), 1, true));
      case 4 -> Draft::withBatchNormAfterConvolutions;
      case 5 -> it -> from.equals(layer) ? it : DraftBlocks.withShortcut(it, from, layer);
      case 6 -> it -> from.equals(layer) ? it : DraftBlocks.withBranch(it, from, layer);
      case 7 -> it -> from.equals(layer) ? it : DraftBlocks.withConcatenation(it, from, layer);
      case 8 -> it -> DraftBlocks.withResidualBlock(it, layer);
      default -> it -> DraftBlocks.withInceptionModule(it, layer);
    };
  }

  private static Draft draft(String name) {
    try {
      Entry entry = Catalogue.entry(name);
      return Draft.of(Catalogue.build(entry.settings()));
    } catch (UserProblem problem) {
      throw new AssertionError(problem);
    }
  }
}
