package cnnlab.diagram;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A picture of an architecture: geometry in pixels at zoom 1, which draws itself anywhere. */
public interface Picture {
  /** The architecture's name. */
  String name();

  double width();

  double height();

  /** In the order of the architecture. */
  List<PictureNode> nodes();

  /** What its arrows stand for. */
  Set<EdgeKind> edgeKinds();

  /** The node at this point. */
  Optional<PictureNode> nodeAt(double x, double y);

  /** The node that shows this layer: its own, or that of the block it is hidden in. */
  Optional<PictureNode> node(String layer);

  /** Draws what can be seen in this part of the picture; the background is the canvas's. */
  void draw(Graphic graphic, Look look, Rectangle visible);

  /** The part of the plane that it fills. */
  default Rectangle page() {
    return new Rectangle(0, 0, width(), height());
  }

  /** Draws everything. */
  default void draw(Graphic graphic, Look look) {
    draw(graphic, look, page());
  }

  /** Its whole in the colours of a theme, with boxes coloured by what they compute. */
  default Look look(Theme theme) {
    return look(theme, Colouring.BY_KIND);
  }

  /** Its whole in the colours of a theme, with boxes coloured by a quantity. */
  default Look look(Theme theme, Colouring colouring) {
    return new Look(
        theme, colouring, colouring.range(nodes().stream().map(PictureNode::node).toList()));
  }
}
