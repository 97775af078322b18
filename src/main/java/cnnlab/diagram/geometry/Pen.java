package cnnlab.diagram.geometry;

/** Follows an outline; every canvas and file format for vector graphics can. */
public interface Pen {
  void moveTo(double x, double y);

  void lineTo(double x, double y);

  /** Quadratic curve. */
  void curveTo(double controlX, double controlY, double x, double y);

  /** Back to where the outline began. */
  void close();
}
