package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.Corners;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.model.DiagramNode;
import java.util.List;

/**
 * What a node looks like, wherever it lies. Networks repeat themselves: the 516 nodes of ResNet-152
 * have 31 faces.
 *
 * @param small lines below the title in smaller type
 * @param slim whether it is a bar at another node
 * @param cards that look out behind it, for blocks shown once
 * @param corners round ones; a stack of nodes is round only at its outer corners
 * @param rotated whether its text is written upwards
 */
public record NodeFace(
    String title,
    List<String> small,
    boolean slim,
    int cards,
    double width,
    double height,
    Corners corners,
    boolean rotated) {
  private static final double RADIUS = 5;
  private static final double LINES_APART = 13.5;
  private static final double CARDS_APART = 3.5;
  private static final int MOST_CARDS = 2;

  static NodeFace of(DiagramNode node, Rectangle box, Corners corners, boolean rotated) {
    return new NodeFace(
        node.title(),
        List.of(node.contents(), node.note()).stream().filter(line -> !line.isEmpty()).toList(),
        node.kind().isSlim(),
        Math.min(node.repeats() - 1, MOST_CARDS),
        box.width(),
        box.height(),
        corners,
        rotated);
  }

  /** How far the cards reach beyond the right and lower border. */
  public double overhang() {
    return cards * CARDS_APART;
  }

  /** Draws it with its upper left corner at a point. */
  public void draw(Graphic graphic, double x, double y, LayerStyle style) {
    Rectangle box = new Rectangle(x, y, width, height);
    for (int card = cards; card > 0; card--) {
      Rectangle behind = box.moved(card * CARDS_APART, card * CARDS_APART);
      graphic.box(new RoundedBox(behind, corners, RADIUS), style);
    }
    graphic.box(new RoundedBox(box, corners, RADIUS), style);
    double below = -LINES_APART * small.size() / 2;
    TextRole role = slim ? TextRole.SLIM : TextRole.TITLE;
    text(graphic, box, title, small.isEmpty() ? 0 : below + 1, role, style);
    for (int i = 0; i < small.size(); i++) {
      double lower = below + (i + 1) * LINES_APART + 0.5;
      text(graphic, box, small.get(i), lower, TextRole.NOTE, style);
    }
  }

  private void text(
      Graphic graphic, Rectangle box, String text, double below, TextRole role, LayerStyle style) {
    if (rotated) {
      Point middle = new Point(box.centerX() + below, box.centerY());
      graphic.text(text, middle, Graphic.Anchor.UPWARDS, role, style);
    } else {
      Point middle = new Point(box.centerX(), box.centerY() + below);
      graphic.text(text, middle, Graphic.Anchor.MIDDLE, role, style);
    }
  }
}
