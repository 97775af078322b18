package cnnlab.ui.explore.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.layout.Pictures;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a lecturer shows in turn. */
class PictureStagesTest {
  @Test
  void aResNetIsShownInSevenSteps() throws Exception {
    for (Level level : Level.values()) {
      assertThat(PictureStages.of(Pictures.at(level, false, "resnet18")))
          .as(level.name())
          .hasSize(7);
    }
  }

  @Test
  void theyFollowTheNetworkFromLeftToRight() throws Exception {
    List<Rectangle> stages = PictureStages.of(Pictures.at(Level.LAYERS, false, "vgg16"));
    for (int i = 1; i < stages.size(); i++) {
      assertThat(stages.get(i).x()).isGreaterThan(stages.get(i - 1).x());
    }
  }

  @Test
  void volumesAreShownOneByOne() throws Exception {
    assertThat(PictureStages.of(Pictures.volumes(Level.LAYERS, "alexnet_torchvision"))).hasSize(13);
  }

  /** A lecturer shows what both GPUs do at once, with what is written below. */
  @Test
  void thePapersTwoStreamsAreShownTogether() throws Exception {
    Picture picture = Pictures.volumes(Level.LAYERS, "alexnet_paper_grouped");
    List<Rectangle> stages = PictureStages.of(picture);
    assertThat(stages).hasSizeLessThan(picture.nodes().size());
    for (PictureNode node : picture.nodes()) {
      List<PictureNode> streams =
          picture.nodes().stream()
              .filter(other -> other.node().layers().equals(node.node().layers()))
              .toList();
      assertThat(stages)
          .as(node.node().name())
          .anyMatch(stage -> streams.stream().allMatch(each -> stage.contains(each.box())));
    }
  }
}
