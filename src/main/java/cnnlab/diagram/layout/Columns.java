package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.Way;
import cnnlab.diagram.layout.Flow.Arrow;
import cnnlab.diagram.layout.Flow.Span;
import cnnlab.diagram.scene.PictureBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A flow broken at some heights, its pieces side by side. */
final class Columns {
  /** Between columns; arrows run up in its middle. */
  private static final double GUTTER = 44;

  /** From the end of a piece to where its arrow turns aside. */
  private static final double RUN_OUT = 14;

  /** From where an arrow comes in to the beginning of its piece. */
  private static final double RUN_IN = 20;

  /** How much above its piece a frame goes on, so that its name has room. */
  private static final double NAME_ROOM = 10;

  /** Between the arrows of two streams that lead to the next column. */
  private static final double LANES_APART = 8;

  private static final double LEAST_PART = 10;
  private static final double BRACKET_AWAY = 16;
  private static final double BRACKET_ROOM = 32;

  private record Sides(double left, double right) {}

  private final Flow flow;
  private final List<Double> cuts;
  private final double begin;
  private final double bracketRoom;
  private final List<Sides> sides = new ArrayList<>();
  private final List<Double> shifts = new ArrayList<>();
  private final List<Double> gutters = new ArrayList<>();

  Columns(Flow flow, List<Double> cuts) {
    this.flow = flow;
    this.cuts = cuts;
    this.begin = flow.bounds().y() + Flow.MARGIN;
    this.bracketRoom = flow.scales().isEmpty() ? 0 : BRACKET_ROOM;
    double right = -GUTTER;
    for (int column = 0; column <= cuts.size(); column++) {
      Sides own = sides(column);
      double shift = right + GUTTER + bracketRoom - own.left();
      sides.add(own);
      gutters.add(right + GUTTER / 2);
      shifts.add(shift);
      right = own.right() + shift;
    }
  }

  /** The pieces at their new places. */
  Flow flow() {
    return new Flow(
        flow.name(),
        flow.nodes().stream()
            .map(node -> node.at(moved(node.box(), column(node.box().centerY()))))
            .toList(),
        flow.blocks().stream().flatMap(block -> parts(block).stream()).toList(),
        flow.arrows().stream()
            .map(arrow -> new Arrow(arrow.edge(), Way.simplified(way(arrow.way()))))
            .toList(),
        flow.scales().stream().flatMap(span -> parts(span).stream()).toList());
  }

  private int column(double y) {
    int column = 0;
    while (column < cuts.size() && cuts.get(column) < y) {
      column++;
    }
    return column;
  }

  private double top(int column) {
    return column == 0 ? begin : cuts.get(column - 1);
  }

  private double bottom(int column) {
    return column < cuts.size() ? cuts.get(column) : Double.MAX_VALUE;
  }

  private Sides sides(int column) {
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    List<Rectangle> boxes = new ArrayList<>();
    flow.nodes().forEach(node -> boxes.add(node.box()));
    flow.blocks().forEach(block -> boxes.add(block.box()));
    for (Rectangle box : boxes) {
      if (box.bottom() > top(column) && box.y() < bottom(column)) {
        left = Math.min(left, box.x());
        right = Math.max(right, box.right());
      }
    }
    return new Sides(left, right);
  }

  private Point moved(Point point, int column) {
    return point.plus(shifts.get(column), begin + RUN_IN - top(column));
  }

  private Rectangle moved(Rectangle box, int column) {
    Point corner = moved(new Point(box.x(), box.y()), column);
    return new Rectangle(corner.x(), corner.y(), box.width(), box.height());
  }

  /** A block that is broken has a frame in every column that it reaches. */
  private List<PictureBlock> parts(PictureBlock block) {
    List<PictureBlock> parts = new ArrayList<>();
    Rectangle box = block.box();
    for (int column = 0; column <= cuts.size(); column++) {
      double from = Math.max(box.y(), top(column) - NAME_ROOM);
      double to = Math.min(box.bottom(), bottom(column));
      Rectangle part = new Rectangle(box.x(), from, box.width(), Math.max(0, to - from));
      if (to > from && flow.nodes().stream().anyMatch(node -> part.contains(node.box()))) {
        parts.add(block.at(moved(part, column)));
      }
    }
    return parts;
  }

  private List<Span> parts(Span span) {
    List<Span> parts = new ArrayList<>();
    for (int column = 0; column <= cuts.size(); column++) {
      double from = Math.max(span.from(), top(column));
      double to = Math.min(span.to(), bottom(column));
      if (to - from > LEAST_PART) {
        double left = sides.get(column).left() - BRACKET_AWAY;
        Point start = moved(new Point(left, from), column);
        parts.add(new Span(span.label(), start.x(), start.y(), start.y() + to - from));
      }
    }
    return parts;
  }

  /** How many lines leave a column further right than this one: they turn before it. */
  private long lane(int column, double x) {
    double y = bottom(column);
    return flow.arrows().stream()
        .map(Arrow::way)
        .flatMap(
            way ->
                IntStream.range(1, way.size())
                    .filter(i -> way.get(i - 1).y() <= y && y <= way.get(i).y())
                    .mapToObj(i -> way.get(i).x()))
        .map(Math::round)
        .distinct()
        .filter(other -> other > Math.round(x))
        .count();
  }

  /** The way of an arrow, from the end of every column that it leaves to the top of the next. */
  private List<Point> way(List<Point> way) {
    List<Point> points = new ArrayList<>();
    int column = column(way.getFirst().y());
    points.add(moved(way.getFirst(), column));
    for (Point point : way.subList(1, way.size())) {
      int last = column(point.y());
      for (; column < last; column++) {
        double aside = LANES_APART * lane(column, point.x());
        Point out = moved(new Point(point.x(), bottom(column)), column).plus(0, RUN_OUT + aside);
        double gutter = gutters.get(column + 1) + aside;
        points.add(out);
        points.add(new Point(gutter, out.y()));
        points.add(new Point(gutter, begin + aside));
        points.add(new Point(point.x() + shifts.get(column + 1), begin + aside));
      }
      points.add(moved(point, column));
    }
    return points;
  }
}
