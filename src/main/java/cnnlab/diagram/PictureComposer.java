package cnnlab.diagram;

import cnnlab.arch.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Puts the parts of a finished layout at their places, and mirrors them if the picture flows right.
 */
final class PictureComposer {
  private static final double MARGIN = 20;
  private static final double SCALE_ROOM = 34;
  private static final double SCALE_LABEL = 18;
  private static final double SCALE_GAP = 6;

  private final FrameTree tree;
  private final Orientation orientation;
  private final NodeSizes sizes;
  private final Map<Frame, Point> contents = new HashMap<>();
  private final List<PictureBlock> blocks = new ArrayList<>();
  private final List<PictureNode> nodes = new ArrayList<>();

  PictureComposer(FrameTree tree, Orientation orientation, NodeSizes sizes) {
    this.tree = tree;
    this.orientation = orientation;
    this.sizes = sizes;
  }

  DiagramPicture picture(String name) {
    put(tree.root(), new Point(MARGIN + SCALE_ROOM, MARGIN));
    LevelGraph.Box whole = tree.root().box();
    Rectangle page =
        oriented(
            new Rectangle(
                0, 0, whole.width() + 2 * MARGIN + SCALE_ROOM, whole.height() + 2 * MARGIN));
    return new DiagramPicture(name, page.width(), page.height(), blocks, edges(), nodes, scales());
  }

  private void put(Frame frame, Point corner) {
    Point offset = frame.contentOffset();
    Point content = corner.plus(offset.x(), offset.y());
    contents.put(frame, content);
    for (int i = 0; i < frame.cells().size(); i++) {
      Point position = frame.position(i);
      Point at = content.plus(position.x(), position.y());
      switch (frame.cells().get(i)) {
        case Frame inner -> {
          LevelGraph.Box box = inner.box();
          Rectangle place = new Rectangle(at.x(), at.y(), box.width(), box.height());
          Item.Block block = inner.block();
          blocks.add(new PictureBlock(block.path(), oriented(place), block.auxiliary()));
          put(inner, at);
        }
        case StackCell stack -> put(stack, at);
      }
    }
  }

  private void put(StackCell cell, Point corner) {
    List<DiagramNode> stack = cell.stack().nodes();
    double y = corner.y();
    for (int i = 0; i < stack.size(); i++) {
      DiagramNode node = stack.get(i);
      double length = sizes.length(node);
      Rectangle box = new Rectangle(corner.x(), y, cell.box().width(), length);
      Corners corners = corners(i == 0, i == stack.size() - 1);
      nodes.add(new PictureNode(node, oriented(box), corners, sizes.isRotated(node)));
      y += length;
    }
  }

  private Corners corners(boolean first, boolean last) {
    if (first && last) {
      return Corners.ALL;
    }
    if (first) {
      return orientation == Orientation.DOWN ? Corners.TOP : Corners.LEFT;
    }
    if (last) {
      return orientation == Orientation.DOWN ? Corners.BOTTOM : Corners.RIGHT;
    }
    return Corners.NONE;
  }

  /** Arrows of the main way first, so that the others branch off from them. */
  private List<PictureEdge> edges() {
    Map<String, List<List<Point>>> ways = new HashMap<>();
    List<PictureEdge> edges = new ArrayList<>();
    for (FrameTree.Arrow arrow : tree.arrows()) {
      List<Point> way = way(arrow);
      List<List<Point>> others = ways.computeIfAbsent(arrow.edge().from(), _ -> new ArrayList<>());
      double shared = others.stream().mapToDouble(other -> Way.shared(other, way)).max().orElse(0);
      List<Point> own = Way.after(Math.max(0, shared - PictureEdge.RADIUS), way);
      others.add(way);
      edges.add(new PictureEdge(arrow.edge(), way, own));
    }
    return edges;
  }

  private List<Point> way(FrameTree.Arrow arrow) {
    List<Point> points = new ArrayList<>();
    for (FrameTree.Piece piece : arrow.pieces()) {
      Point origin = Objects.requireNonNull(contents.get(piece.frame()));
      for (Point point : piece.frame().route(piece.route())) {
        Point at = point.plus(origin.x(), origin.y());
        points.add(orientation == Orientation.DOWN ? at : at.transposed());
      }
    }
    return Way.simplified(points);
  }

  private List<PictureScale> scales() {
    Map<String, double[]> spans = new LinkedHashMap<>();
    for (PictureNode node : nodes) {
      if (node.node().output() instanceof Shape.FeatureMap map && !node.node().auxiliary()) {
        Rectangle box = oriented(node.box());
        double[] span =
            spans.computeIfAbsent(
                map.height() + "×" + map.width(), _ -> new double[] {box.y(), box.bottom()});
        span[0] = Math.min(span[0], box.y());
        span[1] = Math.max(span[1], box.bottom());
      }
    }
    List<PictureScale> scales = new ArrayList<>();
    double end = 0;
    for (Map.Entry<String, double[]> span : spans.entrySet()) {
      double from = Math.max(span.getValue()[0], end + SCALE_GAP);
      double to = span.getValue()[1];
      if (to > from) {
        scales.add(scale(span.getKey(), from, to));
        end = to;
      }
    }
    return scales;
  }

  private PictureScale scale(String label, double from, double to) {
    List<Point> ends =
        Stream.of(from, to)
            .map(y -> new Point(MARGIN + SCALE_LABEL, y))
            .map(point -> orientation == Orientation.DOWN ? point : point.transposed())
            .toList();
    return new PictureScale(
        label, ends.getFirst(), ends.getLast(), orientation == Orientation.DOWN);
  }

  /** Mirrored if the picture flows right; doing it twice undoes it. */
  private Rectangle oriented(Rectangle box) {
    return orientation == Orientation.DOWN ? box : box.transposed();
  }
}
