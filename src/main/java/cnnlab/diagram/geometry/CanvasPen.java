package cnnlab.diagram.geometry;

/**
 * A pen of what has such methods already, as the canvases of AWT and JavaFX do:
 *
 * <pre>{@code new CanvasPen(path::moveTo, path::lineTo, path::quadTo, path::closePath)}</pre>
 *
 * @param quadratic takes the control point and the end
 */
public record CanvasPen(To move, To line, Curve quadratic, Runnable closing) implements Pen {

  /** To a point. */
  public interface To {
    void go(double x, double y);
  }

  /** To a point by way of another. */
  public interface Curve {
    void go(double controlX, double controlY, double x, double y);
  }

  @Override
  public void moveTo(double x, double y) {
    move.go(x, y);
  }

  @Override
  public void lineTo(double x, double y) {
    line.go(x, y);
  }

  @Override
  public void curveTo(double controlX, double controlY, double x, double y) {
    quadratic.go(controlX, controlY, x, y);
  }

  @Override
  public void close() {
    closing.run();
  }
}
