package cnnlab.diagram.scene;

import cnnlab.diagram.model.EdgeKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A picture of an architecture, with its upper left corner at (0, 0); named after it. */
public interface Picture extends Drawing {
  /** In the order of the architecture. */
  List<PictureNode> nodes();

  /** What its arrows stand for. */
  Set<EdgeKind> edgeKinds();

  /** The node at this point. */
  Optional<PictureNode> nodeAt(double x, double y);

  /** The node that shows this layer: its own, or that of the block it is hidden in. */
  Optional<PictureNode> node(String layer);

  /** Its whole in the colors of a theme, with boxes colored by what they compute. */
  default Look look(Theme theme) {
    return look(theme, Coloring.BY_KIND);
  }

  /** Its whole in the colors of a theme, with boxes colored by a quantity. */
  default Look look(Theme theme, Coloring coloring) {
    return new Look(
        theme, coloring, coloring.range(nodes().stream().map(PictureNode::node).toList()));
  }
}
