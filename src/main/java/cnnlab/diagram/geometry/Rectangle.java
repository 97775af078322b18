package cnnlab.diagram.geometry;

/** An upright rectangle of the picture, in pixels at zoom 1. */
public record Rectangle(double x, double y, double width, double height) {

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double centerX() {
    return x + width / 2;
  }

  public double centerY() {
    return y + height / 2;
  }

  /** Whether the point lies inside or on the border. */
  public boolean contains(double px, double py) {
    return px >= x && px <= right() && py >= y && py <= bottom();
  }

  /** Whether all of the other lies inside. */
  public boolean contains(Rectangle other) {
    return contains(other.x(), other.y()) && contains(other.right(), other.bottom());
  }

  /** Whether the two have more than a border in common. */
  public boolean intersects(Rectangle other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  public Rectangle moved(double dx, double dy) {
    return new Rectangle(x + dx, y + dy, width, height);
  }

  public Rectangle transposed() {
    return new Rectangle(y, x, height, width);
  }

  public Rectangle grownBy(double margin) {
    return new Rectangle(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  }

  /** The smallest around both. */
  public Rectangle union(Rectangle other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Rectangle(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }
}
