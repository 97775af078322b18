package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.ui.Palette;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * A picture as it is seen on a canvas: a part of it, with the hovered and selected nodes marked.
 */
record Sight(
    Picture picture,
    Look look,
    Viewport view,
    Optional<PictureNode> hovered,
    Optional<PictureNode> selected,
    Palette palette) {
  private static final double HOVER_LINE = 1.5;
  private static final double SELECTION_LINE = 3;
  private static final double GAP = 1.5;
  private static final double RADIUS = 10;

  /**
   * Paints it.
   *
   * @param graphic on the same context, for this zoom
   */
  void paint(Graphic graphic, GraphicsContext context, double width, double height) {
    context.save();
    context.translate(view.offsetX(), view.offsetY());
    context.scale(view.scale(), view.scale());
    picture.draw(graphic, look, view.seen(width, height));
    hovered.ifPresent(node -> outline(context, node.box(), HOVER_LINE, palette.muted()));
    selected.ifPresent(node -> outline(context, node.box(), SELECTION_LINE, palette.accent()));
    context.restore();
  }

  private void outline(GraphicsContext context, Rectangle box, double line, Color color) {
    double gap = GAP / view.scale();
    context.setStroke(color);
    context.setLineDashes();
    context.setLineWidth(line / view.scale());
    context.strokeRoundRect(
        box.x() - gap,
        box.y() - gap,
        box.width() + 2 * gap,
        box.height() + 2 * gap,
        RADIUS,
        RADIUS);
  }
}
