package cnnlab.diagram.geometry;

/** A rectangle, some of its corners round. */
public record RoundedBox(Rectangle box, Corners corners, double radius) {

  /** Clockwise from the upper left. */
  public void trace(Pen pen) {
    double topLeft = radius(true, true);
    double topRight = radius(true, false);
    double bottomRight = radius(false, false);
    double bottomLeft = radius(false, true);
    pen.moveTo(box.x() + topLeft, box.y());
    pen.lineTo(box.right() - topRight, box.y());
    corner(pen, box.right(), box.y(), 0, topRight);
    pen.lineTo(box.right(), box.bottom() - bottomRight);
    corner(pen, box.right(), box.bottom(), -bottomRight, 0);
    pen.lineTo(box.x() + bottomLeft, box.bottom());
    corner(pen, box.x(), box.bottom(), 0, -bottomLeft);
    pen.lineTo(box.x(), box.y() + topLeft);
    corner(pen, box.x(), box.y(), topLeft, 0);
    pen.close();
  }

  private static void corner(Pen pen, double x, double y, double dx, double dy) {
    if (dx != 0 || dy != 0) {
      pen.curveTo(x, y, x + dx, y + dy);
    }
  }

  private double radius(boolean top, boolean left) {
    return corners.round(top, left) ? radius : 0;
  }
}
