package cnnlab.diagram.geometry;

import java.util.List;

/** An area with straight borders. */
public record Polygon(List<Point> corners) {
  public Polygon {
    corners = List.copyOf(corners);
  }

  public void trace(Pen pen) {
    pen.moveTo(corners.getFirst().x(), corners.getFirst().y());
    for (Point corner : corners.subList(1, corners.size())) {
      pen.lineTo(corner.x(), corner.y());
    }
    pen.close();
  }
}
