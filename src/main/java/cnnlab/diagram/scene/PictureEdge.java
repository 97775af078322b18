package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.model.DiagramEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An arrow with its way.
 *
 * @param points its corners, from the border of the node it leaves to the border of the one it
 *     enters; all pieces level or upright
 * @param drawn the end of the way that no other arrow has drawn already
 * @param bounds the smallest rectangle that contains what is drawn
 */
public record PictureEdge(
    DiagramEdge edge, List<Point> points, List<Point> drawn, Rectangle bounds) {
  public static final double RADIUS = 7;

  public PictureEdge {
    points = List.copyOf(points);
    drawn = List.copyOf(drawn);
  }

  /** An arrow whose bounds follow from what is drawn. */
  public PictureEdge(DiagramEdge edge, List<Point> points, List<Point> drawn) {
    this(edge, points, drawn, bounds(drawn));
  }

  /** The same arrow with every point moved. */
  public PictureEdge mapped(UnaryOperator<Point> place) {
    return new PictureEdge(
        edge, points.stream().map(place).toList(), drawn.stream().map(place).toList());
  }

  public void draw(Graphic graphic, LineStyle style) {
    ArrowHead head = new ArrowHead(drawn.getLast(), drawn.get(drawn.size() - 2));
    List<Point> line = new ArrayList<>(drawn);
    line.set(line.size() - 1, head.neck());
    graphic.line(new RoundedLine(line, RADIUS), style);
    graphic.head(head, style);
  }

  public static Rectangle bounds(List<Point> points) {
    double left = points.stream().mapToDouble(Point::x).min().orElse(0);
    double right = points.stream().mapToDouble(Point::x).max().orElse(0);
    double top = points.stream().mapToDouble(Point::y).min().orElse(0);
    double bottom = points.stream().mapToDouble(Point::y).max().orElse(0);
    return new Rectangle(left, top, right - left, bottom - top).grownBy(ArrowHead.LENGTH);
  }
}
