package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.Corners;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedBox;

/**
 * A block's frame with its place.
 *
 * @param inner whether it lies in another frame
 */
public record PictureBlock(
    String path, String label, boolean inner, Rectangle box, boolean auxiliary) {
  private static final double RADIUS = 9;
  private static final double LABEL_RIGHT = 9;
  private static final double LABEL_DOWN = 12;

  /** The same block elsewhere. */
  public PictureBlock at(Rectangle place) {
    return new PictureBlock(path, label, inner, place, auxiliary);
  }

  public void draw(Graphic graphic, LayerStyle style) {
    graphic.box(new RoundedBox(box, Corners.ALL, RADIUS), style);
    Point start = new Point(box.x() + LABEL_RIGHT, box.y() + LABEL_DOWN);
    graphic.text(label, start, Graphic.Anchor.START, TextRole.LABEL, style);
  }
}
