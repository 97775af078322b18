package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.Way;
import cnnlab.diagram.model.DiagramEdge;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureEdge;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.PictureScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A finished layout as if it flowed down, before it is wrapped and turned.
 *
 * @param arrows with their whole ways, those of the main way first
 * @param scales brackets of equal resolution, along the flow
 */
public record Flow(
    String name,
    List<PictureNode> nodes,
    List<PictureBlock> blocks,
    List<Arrow> arrows,
    List<Span> scales) {

  public record Arrow(DiagramEdge edge, List<Point> way) {}

  /**
   * A stretch of the flow.
   *
   * @param across where its bracket stands, to the left of all else
   */
  record Span(String label, double across, double from, double to) {}

  static final double MARGIN = 20;

  private static final double SCALE_GAP = 20;
  private static final double SCALE_ROOM = 34;

  /** Smallest rectangle around everything, with room for the brackets. */
  Rectangle bounds() {
    double left = Double.MAX_VALUE;
    double right = 0;
    double top = Double.MAX_VALUE;
    double bottom = 0;
    List<Rectangle> boxes = new ArrayList<>();
    nodes.forEach(node -> boxes.add(node.box()));
    blocks.forEach(block -> boxes.add(block.box()));
    arrows.forEach(arrow -> boxes.add(PictureEdge.bounds(arrow.way()).grownBy(-4)));
    scales.forEach(
        span ->
            boxes.add(
                new Rectangle(
                    span.across() - SCALE_ROOM + SCALE_GAP,
                    span.from(),
                    SCALE_ROOM - SCALE_GAP,
                    span.to() - span.from())));
    for (Rectangle box : boxes) {
      left = Math.min(left, box.x());
      right = Math.max(right, box.right());
      top = Math.min(top, box.y());
      bottom = Math.max(bottom, box.bottom());
    }
    return new Rectangle(left, top, right - left, bottom - top).grownBy(MARGIN);
  }

  /** The picture of it. */
  DiagramPicture picture(Orientation orientation) {
    return picture(orientation, this);
  }

  /**
   * The picture of it.
   *
   * @param unbroken the flow of which this is a wrapped form
   */
  DiagramPicture picture(Orientation orientation, Flow unbroken) {
    Rectangle bounds = bounds();
    double dx = -bounds.x();
    double dy = -bounds.y();
    Rectangle page = oriented(orientation, bounds);
    List<PictureEdge> edges = new ArrayList<>();
    for (PictureEdge edge : sharing(arrows)) {
      edges.add(edge.mapped(point -> oriented(orientation, point.plus(dx, dy))));
    }
    return new DiagramPicture(
        unbroken,
        orientation,
        new Rectangle(0, 0, page.width(), page.height()),
        blocks.stream()
            .map(block -> block.at(oriented(orientation, block.box().moved(dx, dy))))
            .toList(),
        edges,
        nodes.stream()
            .map(node -> node.at(oriented(orientation, node.box().moved(dx, dy))))
            .toList(),
        scales.stream().map(span -> scale(span, dx, dy, orientation)).toList());
  }

  private static PictureScale scale(Span span, double dx, double dy, Orientation orientation) {
    Point from = new Point(span.across(), span.from()).plus(dx, dy);
    Point to = new Point(span.across(), span.to()).plus(dx, dy);
    return new PictureScale(
        span.label(),
        oriented(orientation, from),
        oriented(orientation, to),
        orientation == Orientation.DOWN);
  }

  private static Rectangle oriented(Orientation orientation, Rectangle box) {
    return orientation == Orientation.DOWN ? box : box.transposed();
  }

  private static Point oriented(Orientation orientation, Point point) {
    return orientation == Orientation.DOWN ? point : point.transposed();
  }

  /**
   * Arrows that leave the same node and share the beginning of their way; each draws only what none
   * before it has drawn.
   */
  private static List<PictureEdge> sharing(List<Arrow> arrows) {
    Map<String, List<List<Point>>> ways = new HashMap<>();
    List<PictureEdge> edges = new ArrayList<>();
    for (Arrow arrow : arrows) {
      List<Point> way = arrow.way();
      List<List<Point>> others = ways.computeIfAbsent(arrow.edge().from(), _ -> new ArrayList<>());
      double shared = others.stream().mapToDouble(other -> Way.shared(other, way)).max().orElse(0);
      List<Point> own = Way.after(Math.max(0, shared - PictureEdge.RADIUS), way);
      others.add(way);
      edges.add(new PictureEdge(arrow.edge(), way, own));
    }
    return edges;
  }
}
