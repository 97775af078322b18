package cnnlab.diagram;

/**
 * A node with its place.
 *
 * @param corners round ones; a stack of nodes is round only at its outer corners
 * @param rotated whether its text is written upwards
 */
public record PictureNode(DiagramNode node, Rectangle box, Corners corners, boolean rotated) {
  private static final double RADIUS = 5;
  private static final double LINES_APART = 13.5;
  private static final double TITLE_RAISED = 6;

  void draw(Graphic graphic, LayerStyle style) {
    graphic.begin(node, style);
    graphic.box(new RoundedBox(box, corners, RADIUS), style);
    TextRole role = node.kind().isSlim() ? TextRole.SLIM : TextRole.TITLE;
    if (node.note().isEmpty()) {
      text(graphic, node.title(), 0, role, style);
    } else {
      text(graphic, node.title(), -TITLE_RAISED, role, style);
      text(graphic, node.note(), LINES_APART - TITLE_RAISED, TextRole.NOTE, style);
    }
    graphic.end();
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
}
