package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Corners;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.DiagramNode;
import java.util.List;

/**
 * A node with its place.
 *
 * @param corners round ones; a stack of nodes is round only at its outer corners
 * @param rotated whether its text is written upwards
 */
public record PictureNode(
    DiagramNode node, Rectangle box, Corners corners, boolean rotated, Orientation orientation) {
  private static final double ARC = 8;
  private static final double ARC_INSET = 12;

  /** The same node elsewhere. */
  public PictureNode at(Rectangle place) {
    return new PictureNode(node, place, corners, rotated, orientation);
  }

  /** What it looks like. */
  public NodeFace face() {
    return NodeFace.of(node, box, corners, rotated);
  }

  public void draw(Graphic graphic, LayerStyle style, Theme theme) {
    graphic.begin(node, style);
    graphic.face(face(), box.x(), box.y(), style);
    graphic.end();
    node.shortcut().ifPresent(kind -> arc(graphic, theme.edge(kind)));
  }

  /** What bridges a residual block, on the side where it runs when the block is open. */
  private void arc(Graphic graphic, LineStyle style) {
    Rectangle flow = orientation == Orientation.DOWN ? box : box.transposed();
    double inset = Math.min(ARC_INSET, flow.height() / 4);
    List<Point> way =
        List.of(
                new Point(flow.right(), flow.y() + inset),
                new Point(flow.right() + ARC, flow.y() + inset),
                new Point(flow.right() + ARC, flow.bottom() - inset),
                new Point(flow.right(), flow.bottom() - inset))
            .stream()
            .map(point -> orientation == Orientation.DOWN ? point : point.transposed())
            .toList();
    graphic.line(new RoundedLine(way, PictureEdge.RADIUS), style);
    graphic.head(new ArrowHead(way.getLast(), way.get(2)), style);
  }
}
