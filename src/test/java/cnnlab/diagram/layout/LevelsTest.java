package cnnlab.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Unfolding;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.text.Messages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stages, blocks, layers, and repeated blocks shown once. */
class LevelsTest {

  @Test
  void theFamilyPictureHasANodeForEachStage() throws Exception {
    assertThat(titles(Pictures.at(Level.STAGES, false, "resnet50")))
        .containsExactly("image", "stem", "layer1", "layer2", "layer3", "layer4", "classifier");
    assertThat(titles(Pictures.at(Level.STAGES, false, "vgg16")))
        .containsExactly("image", "stage1", "stage2", "stage3", "stage4", "stage5", "classifier");
    assertThat(titles(Pictures.at(Level.STAGES, false, "googlenet_paper")))
        .containsExactly(
            "image",
            "stem",
            "inception3",
            "3×3 max pool /2",
            "inception4a",
            "inception4b",
            "inception4c",
            "inception4d",
            "inception4e",
            "aux1",
            "aux2",
            "3×3 max pool /2",
            "inception5",
            "classifier");
  }

  @Test
  void aBlockSaysWhatItConsistsOf() throws Exception {
    assertThat(node("vgg16", Level.STAGES, "features.0").contents()).isEqualTo("2× 3×3, pool");
    assertThat(node("resnet50", Level.STAGES, "layer3.0.conv1").contents()).isEqualTo("6 blocks");
    assertThat(node("resnet50", Level.BLOCKS, "layer3.0.conv1").contents())
        .isEqualTo("1×1, 3×3, 1×1");
    assertThat(node("googlenet_paper", Level.BLOCKS, "inception4a.concat").contents())
        .isEqualTo("1×1 | 3×3 | 5×5 | pool");
  }

  @Test
  void aClosedResidualBlockShowsIdentityOrProjection() throws Exception {
    assertThat(node("resnet50", Level.BLOCKS, "layer2.0.conv1").shortcut())
        .contains(EdgeKind.PROJECTION);
    assertThat(node("resnet50", Level.BLOCKS, "layer2.1.conv1").shortcut()).contains(EdgeKind.SKIP);
    assertThat(node("plain34", Level.BLOCKS, "layer2.1.conv1").shortcut()).isEmpty();
  }

  @Test
  void theTwentyTwoEqualBlocksOfResNet101CanBeShownAsOne() throws Exception {
    DiagramPicture blocks = Pictures.at(Level.BLOCKS, true, "resnet101");
    assertThat(titles(blocks))
        .containsExactly(
            "image",
            "stem",
            "layer1.0",
            "layer1.1–1.2 ×2",
            "layer2.0",
            "layer2.1–2.3 ×3",
            "layer3.0",
            "layer3.1–3.22 ×22",
            "layer4.0",
            "layer4.1–4.2 ×2",
            "classifier");
    assertThat(blocks.node("layer3.17.conv2").orElseThrow().node().repeats()).isEqualTo(22);

    DiagramPicture layers = Pictures.at(Level.LAYERS, true, "resnet101");
    assertThat(layers.node("layer3.17.conv2")).isEqualTo(layers.node("layer3.1.conv2"));
    assertThat(layers.blocks())
        .extracting(PictureBlock::label)
        .contains("layer3.1–3.22 ×22")
        .doesNotContain("layer3.2");
    assertThat(layers.nodes().stream().mapToInt(node -> node.node().layers().size()).sum())
        .isEqualTo(Pictures.analysis("resnet101").layers().size());
  }

  @Test
  void blocksThatDifferAreNotFolded() throws Exception {
    assertThat(titles(Pictures.at(Level.BLOCKS, true, "googlenet_paper")))
        .isEqualTo(titles(Pictures.at(Level.BLOCKS, false, "googlenet_paper")));
  }

  @Test
  void aStageOpensIntoItsBlocksAndABlockIntoItsLayersInPlace() throws Exception {
    Analysis analysis = Pictures.analysis("resnet18");
    Unfolding stages = Unfolding.of(analysis, Level.STAGES, false);
    assertThat(stages.level(analysis)).contains(Level.STAGES);

    Unfolding open = stages.opened("layer3");
    assertThat(titles(picture(analysis, open)))
        .containsExactly(
            "image", "stem", "layer1", "layer2", "layer3.0", "layer3.1", "layer4", "classifier");
    assertThat(open.level(analysis)).isEqualTo(Optional.empty());
    assertThat(titles(picture(analysis, open.opened("layer3.1"))))
        .contains("layer3.0", "3×3 conv, 256")
        .doesNotContain("layer3.1");
    assertThat(open.closed("layer3")).isEqualTo(stages);
  }

  @Test
  void aFoldedBlockOpensFirstIntoTheRowItStandsFor() throws Exception {
    Analysis analysis = Pictures.analysis("resnet18");
    Unfolding folded = Unfolding.of(analysis, Level.BLOCKS, true);
    assertThat(titles(picture(analysis, folded))).contains("layer1.0–1.1 ×2");
    assertThat(titles(picture(analysis, folded.opened("layer1.0"))))
        .contains("layer1.0", "layer1.1")
        .doesNotContain("layer1.0–1.1 ×2");
  }

  private static DiagramPicture picture(Analysis analysis, Unfolding unfolding) {
    return DiagramLayout.layout(Diagram.of(analysis, unfolding, Messages.ENGLISH));
  }

  private static DiagramNode node(String network, Level level, String layer) throws Exception {
    return Pictures.at(level, false, network).node(layer).orElseThrow().node();
  }

  private static List<String> titles(DiagramPicture picture) {
    return picture.nodes().stream().map(node -> node.node().title()).toList();
  }
}
