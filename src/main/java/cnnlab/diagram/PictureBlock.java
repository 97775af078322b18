package cnnlab.diagram;

/** A block's frame with its place. */
public record PictureBlock(String path, Rectangle box, boolean auxiliary) {
  private static final double RADIUS = 9;
  private static final double LABEL_RIGHT = 9;
  private static final double LABEL_DOWN = 12;

  void draw(Graphic graphic, LayerStyle style) {
    graphic.box(new RoundedBox(box, Corners.ALL, RADIUS), style);
    Point start = new Point(box.x() + LABEL_RIGHT, box.y() + LABEL_DOWN);
    graphic.text(path, start, Graphic.Anchor.START, TextRole.LABEL, style);
  }
}
