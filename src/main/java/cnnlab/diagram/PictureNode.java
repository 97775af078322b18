package cnnlab.diagram;

import java.util.List;

/**
 * A node with its place.
 *
 * @param corners round ones; a stack of nodes is round only at its outer corners
 * @param rotated whether its text is written upwards
 */
public record PictureNode(
    DiagramNode node, Rectangle box, Corners corners, boolean rotated, Orientation orientation) {
  private static final double RADIUS = 5;
  private static final double LINES_APART = 13.5;
  private static final double CARDS_APART = 3.5;
  private static final int MOST_CARDS = 2;
  private static final double ARC = 8;
  private static final double ARC_INSET = 12;

  /** The same node elsewhere. */
  public PictureNode at(Rectangle place) {
    return new PictureNode(node, place, corners, rotated, orientation);
  }

  void draw(Graphic graphic, LayerStyle style, Theme theme) {
    graphic.begin(node, style);
    for (int card = Math.min(node.repeats() - 1, MOST_CARDS); card > 0; card--) {
      Rectangle behind = box.moved(card * CARDS_APART, card * CARDS_APART);
      graphic.box(new RoundedBox(behind, corners, RADIUS), style);
    }
    graphic.box(new RoundedBox(box, corners, RADIUS), style);
    drawText(graphic, style);
    graphic.end();
    node.shortcut().ifPresent(kind -> arc(graphic, theme.edge(kind)));
  }

  private void drawText(Graphic graphic, LayerStyle style) {
    TextRole role = node.kind().isSlim() ? TextRole.SLIM : TextRole.TITLE;
    List<String> small =
        List.of(node.contents(), node.note()).stream().filter(line -> !line.isEmpty()).toList();
    double below = -LINES_APART * small.size() / 2;
    text(graphic, node.title(), small.isEmpty() ? 0 : below + 1, role, style);
    for (int i = 0; i < small.size(); i++) {
      text(graphic, small.get(i), below + (i + 1) * LINES_APART + 0.5, TextRole.NOTE, style);
    }
  }

  private void text(Graphic graphic, String text, double below, TextRole role, LayerStyle style) {
    if (rotated) {
      Point middle = new Point(box.centerX() + below, box.centerY());
      graphic.text(text, middle, Graphic.Anchor.UPWARDS, role, style);
    } else {
      Point middle = new Point(box.centerX(), box.centerY() + below);
      graphic.text(text, middle, Graphic.Anchor.MIDDLE, role, style);
    }
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
