package cnnlab.diagram.scene;

import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.Quantity;
import java.util.List;

/**
 * The colors in which a picture is drawn.
 *
 * @param range what the ends of the color scale stand for
 */
public record Look(Theme theme, Coloring coloring, Coloring.Range range) {

  /** How the node's box is painted. */
  public LayerStyle style(DiagramNode node) {
    if (coloring.quantity() == Quantity.KIND) {
      return theme.layer(node);
    }
    double value = coloring.value(node);
    return value > 0 ? heat(range.share(value)) : theme.nothing();
  }

  /** The color at a place of the scale, from 0 to 1. */
  LayerStyle heat(double share) {
    List<LayerStyle> heat = theme.heat();
    return heat.get((int) Math.round(Math.clamp(share, 0, 1) * (heat.size() - 1)));
  }
}
