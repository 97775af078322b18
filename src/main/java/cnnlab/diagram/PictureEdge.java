package cnnlab.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  static final double RADIUS = 7;

  public PictureEdge {
    points = List.copyOf(points);
    drawn = List.copyOf(drawn);
  }

  PictureEdge(DiagramEdge edge, List<Point> points, List<Point> drawn) {
    this(edge, points, drawn, bounds(drawn));
  }

  /**
   * Arrows that leave the same node and share the beginning of their way; each draws only what none
   * before it has drawn.
   */
  static List<PictureEdge> sharing(List<Flow.Arrow> arrows) {
    Map<String, List<List<Point>>> ways = new HashMap<>();
    List<PictureEdge> edges = new ArrayList<>();
    for (Flow.Arrow arrow : arrows) {
      List<Point> way = arrow.way();
      List<List<Point>> others = ways.computeIfAbsent(arrow.edge().from(), _ -> new ArrayList<>());
      double shared = others.stream().mapToDouble(other -> Way.shared(other, way)).max().orElse(0);
      List<Point> own = Way.after(Math.max(0, shared - RADIUS), way);
      others.add(way);
      edges.add(new PictureEdge(arrow.edge(), way, own));
    }
    return edges;
  }

  /** The same arrow with every point moved. */
  PictureEdge mapped(UnaryOperator<Point> place) {
    return new PictureEdge(
        edge, points.stream().map(place).toList(), drawn.stream().map(place).toList());
  }

  void draw(Graphic graphic, LineStyle style) {
    ArrowHead head = new ArrowHead(drawn.getLast(), drawn.get(drawn.size() - 2));
    List<Point> line = new ArrayList<>(drawn);
    line.set(line.size() - 1, head.neck());
    graphic.line(new RoundedLine(line, RADIUS), style);
    graphic.head(head, style);
  }

  static Rectangle bounds(List<Point> points) {
    double left = points.stream().mapToDouble(Point::x).min().orElse(0);
    double right = points.stream().mapToDouble(Point::x).max().orElse(0);
    double top = points.stream().mapToDouble(Point::y).min().orElse(0);
    double bottom = points.stream().mapToDouble(Point::y).max().orElse(0);
    return new Rectangle(left, top, right - left, bottom - top).grownBy(ArrowHead.LENGTH);
  }
}
