package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stages of a picture, one after the other: what a lecturer shows in turn. */
final class PictureStages {
  private PictureStages() {}

  /** The frames that lie in no other, and the nodes outside of them, in the network's order. */
  static List<Rectangle> of(Picture picture) {
    List<PictureBlock> frames =
        picture instanceof DiagramPicture diagram
            ? diagram.blocks().stream().filter(block -> !block.inner()).toList()
            : List.of();
    List<Rectangle> stages = new ArrayList<>();
    for (PictureNode node : picture.nodes()) {
      Rectangle stage = frame(frames, node).orElse(node.box());
      if (!stages.contains(stage)) {
        stages.add(stage);
      }
    }
    return stages;
  }

  private static Optional<Rectangle> frame(List<PictureBlock> frames, PictureNode node) {
    return frames.stream()
        .map(PictureBlock::box)
        .filter(box -> box.contains(node.box()))
        .findFirst();
  }
}
