package cnnlab.diagram;

import java.util.List;

/**
 * The colours in which a picture is drawn.
 *
 * @param range what the ends of the colour scale stand for
 */
public record Look(Theme theme, Colouring colouring, Colouring.Range range) {

  /** How the node's box is painted. */
  public LayerStyle style(DiagramNode node) {
    if (colouring.quantity() == Quantity.KIND) {
      return theme.layer(node);
    }
    double value = colouring.value(node);
    return value > 0 ? heat(range.share(value)) : theme.nothing();
  }

  /** The colour at a place of the scale, from 0 to 1. */
  LayerStyle heat(double share) {
    List<LayerStyle> heat = theme.heat();
    return heat.get((int) Math.round(Math.clamp(share, 0, 1) * (heat.size() - 1)));
  }
}
