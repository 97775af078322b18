package cnnlab.diagram.geometry;

/** The triangle at an arrow's tip, which points level or upright. */
public record ArrowHead(Point tip, Point cameFrom) {
  /** From its tip to its back, in pixels. */
  public static final double LENGTH = 6;

  private static final double HALF_WIDTH = 3.2;

  public void trace(Pen pen) {
    double dx = Math.signum(tip.x() - cameFrom.x());
    double dy = Math.signum(tip.y() - cameFrom.y());
    double backX = tip.x() - dx * LENGTH;
    double backY = tip.y() - dy * LENGTH;
    pen.moveTo(tip.x(), tip.y());
    pen.lineTo(backX - dy * HALF_WIDTH, backY + dx * HALF_WIDTH);
    pen.lineTo(backX + dy * HALF_WIDTH, backY - dx * HALF_WIDTH);
    pen.close();
  }

  /** Where the line ends, so that it does not show beside the tip. */
  public Point neck() {
    return tip.plus(
        -Math.signum(tip.x() - cameFrom.x()) * (LENGTH - 1),
        -Math.signum(tip.y() - cameFrom.y()) * (LENGTH - 1));
  }
}
