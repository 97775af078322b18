package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.VolumePicture;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stages of a picture, one after the other: what a lecturer shows in turn. */
final class PictureStages {
  private PictureStages() {}

  /** Below a volume stands what it is, in two lines. */
  private static final double LABEL = 44;

  /**
   * The frames that lie in no other, and the nodes outside of them, in the network's order. What is
   * divided between two GPUs is shown together.
   */
  static List<Rectangle> of(Picture picture) {
    List<PictureBlock> frames =
        picture instanceof DiagramPicture diagram
            ? diagram.blocks().stream().filter(block -> !block.inner()).toList()
            : List.of();
    List<Rectangle> stages = new ArrayList<>();
    for (PictureNode node : picture.nodes()) {
      Rectangle stage = frame(frames, node).orElseGet(() -> alone(picture, node));
      if (!stages.contains(stage)) {
        stages.add(stage);
      }
    }
    return stages;
  }

  /** The boxes of what the node shows, one above the other where there are two streams. */
  private static Rectangle alone(Picture picture, PictureNode node) {
    Rectangle all =
        picture.nodes().stream()
            .filter(other -> other.node().layers().equals(node.node().layers()))
            .map(PictureNode::box)
            .reduce(node.box(), Rectangle::union);
    return picture instanceof VolumePicture
        ? new Rectangle(all.x(), all.y(), all.width(), all.height() + LABEL)
        : all;
  }

  private static Optional<Rectangle> frame(List<PictureBlock> frames, PictureNode node) {
    return frames.stream()
        .map(PictureBlock::box)
        .filter(box -> box.contains(node.box()))
        .findFirst();
  }
}
