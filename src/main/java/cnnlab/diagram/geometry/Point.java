package cnnlab.diagram.geometry;

/** A place in the picture, in pixels at zoom 1 from the top left corner. */
public record Point(double x, double y) {
  public Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  /** Mirrored at the diagonal, which turns a picture that flows down into one that flows right. */
  public Point transposed() {
    return new Point(y, x);
  }
}
