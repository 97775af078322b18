package cnnlab.ui.explore.diagram;

import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.NodeFace;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Affine;

/** Draws a diagram on a JavaFX canvas, with its nodes copied. */
final class SpriteGraphic extends CanvasGraphic {
  private final GraphicsContext context;
  private final Viewport view;
  private final NodeSprites sprites;

  /**
   * @param view in the context's transformation
   * @param sprites prepared for the view
   */
  SpriteGraphic(GraphicsContext context, Viewport view, NodeSprites sprites) {
    super(context, view.scale());
    this.context = context;
    this.view = view;
    this.sprites = sprites;
  }

  @Override
  public void face(NodeFace face, double x, double y, LayerStyle style) {
    Affine transform = context.getTransform();
    context.setTransform(1, 0, 0, 1, 0, 0);
    boolean copied = sprites.copy(context, face, style, view.screenX(x), view.screenY(y));
    context.setTransform(transform);
    if (!copied) {
      super.face(face, x, y, style);
    }
  }
}
