package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from one picture of an architecture to another: every box grows out of the one that
 * showed the same layer before, so that the eye keeps its place.
 */
public final class Morph {
  /** From here on boxes are so near their places that arrows fit. */
  private static final double ARROWS = 0.85;

  private final DiagramPicture to;
  private final Map<PictureNode, Rectangle> nodeStarts = new HashMap<>();
  private final Map<PictureBlock, Rectangle> blockStarts = new HashMap<>();

  public Morph(DiagramPicture from, DiagramPicture to) {
    this.to = to;
    Map<String, Rectangle> frames = new HashMap<>();
    from.nodes().forEach(node -> frames.put(node.node().name(), node.box()));
    from.blocks().forEach(block -> frames.putIfAbsent(block.path(), block.box()));
    for (PictureNode node : to.nodes()) {
      Optional<Rectangle> same = Optional.ofNullable(frames.get(node.node().name()));
      Optional<Rectangle> holder = from.node(node.node().layers().getFirst()).map(PictureNode::box);
      nodeStarts.put(node, same.or(() -> holder).orElse(node.box()));
    }
    for (PictureBlock block : to.blocks()) {
      Optional<Rectangle> same = Optional.ofNullable(frames.get(block.path()));
      Optional<Rectangle> holder =
          to.nodes().stream()
              .filter(node -> block.box().contains(node.box()))
              .findFirst()
              .map(nodeStarts::get);
      blockStarts.put(block, same.or(() -> holder).orElse(block.box()));
    }
  }

  /** The picture on its way: at 0 as before, at 1 as it will be. */
  public DiagramPicture at(double share) {
    return to.with(
        to.blocks().stream()
            .map(block -> block.at(between(blockStarts.get(block), block.box(), share)))
            .toList(),
        share < ARROWS ? List.of() : to.edges(),
        to.nodes().stream()
            .map(node -> node.at(between(nodeStarts.get(node), node.box(), share)))
            .toList(),
        share < ARROWS ? List.of() : to.scales());
  }

  private static Rectangle between(@Nullable Rectangle from, Rectangle to, double share) {
    if (from == null) {
      return to;
    }
    return new Rectangle(
        from.x() + share * (to.x() - from.x()),
        from.y() + share * (to.y() - from.y()),
        from.width() + share * (to.width() - from.width()),
        from.height() + share * (to.height() - from.height()));
  }
}
