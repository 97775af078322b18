package cnnlab.diagram.render.svg;

import cnnlab.diagram.geometry.Pen;

/** An outline in the notation of SVG. */
final class SvgPath implements Pen {
  private final StringBuilder path = new StringBuilder();
  private double lastX = Double.NaN;
  private double lastY = Double.NaN;

  @Override
  public void moveTo(double x, double y) {
    add("M", x, y);
  }

  @Override
  public void lineTo(double x, double y) {
    if (x == lastX) {
      path.append('V').append(SvgGraphic.number(y));
    } else if (y == lastY) {
      path.append('H').append(SvgGraphic.number(x));
    } else {
      add("L", x, y);
    }
    remember(x, y);
  }

  @Override
  public void curveTo(double controlX, double controlY, double x, double y) {
    add("Q", controlX, controlY);
    add(" ", x, y);
  }

  @Override
  public void close() {
    path.append('Z');
  }

  private void add(String command, double x, double y) {
    path.append(command).append(SvgGraphic.number(x)).append(' ').append(SvgGraphic.number(y));
    remember(x, y);
  }

  private void remember(double x, double y) {
    lastX = x;
    lastY = y;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
