package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedLine;
import java.util.List;

/**
 * A bracket beside the network: between its two ends all maps have one resolution.
 *
 * @param label height and width of the maps ("56 × 56")
 * @param rotated whether the label is written upwards
 */
public record PictureScale(String label, Point from, Point to, boolean rotated) {
  private static final double TICK = 4;
  private static final double LABEL_DISTANCE = 10;

  public void draw(Graphic graphic, LineStyle line, LayerStyle style) {
    Point middle = new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
    double along = rotated ? 0 : TICK;
    double across = rotated ? TICK : 0;
    graphic.line(
        new RoundedLine(List.of(from.plus(across, along), from, to, to.plus(across, along)), 2),
        line);
    graphic.text(
        label,
        rotated ? middle.plus(-LABEL_DISTANCE, 0) : middle.plus(0, -LABEL_DISTANCE),
        rotated ? Graphic.Anchor.UPWARDS : Graphic.Anchor.MIDDLE,
        TextRole.SCALE,
        style);
  }

  public Rectangle bounds() {
    return new Rectangle(from.x(), from.y(), to.x() - from.x(), to.y() - from.y())
        .grownBy(2 * LABEL_DISTANCE);
  }
}
