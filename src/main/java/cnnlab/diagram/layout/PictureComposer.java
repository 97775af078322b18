package cnnlab.diagram.layout;

import cnnlab.arch.Shape;
import cnnlab.diagram.geometry.Corners;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.Way;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.Item;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts the parts of a finished layout at their places. */
final class PictureComposer {
  private static final double SCALE_GAP = 6;
  private static final double SCALE_AWAY = 16;

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

  Flow flow(String name) {
    put(tree.root(), new Point(0, 0));
    List<Flow.Arrow> arrows =
        tree.arrows().stream().map(arrow -> new Flow.Arrow(arrow.edge(), way(arrow))).toList();
    return new Flow(name, nodes, blocks, arrows, scales());
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
          boolean nested = frame.parent() != null;
          blocks.add(
              new PictureBlock(block.path(), block.label(), nested, place, block.auxiliary()));
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
      nodes.add(new PictureNode(node, box, corners, sizes.isRotated(node), orientation));
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

  private List<Point> way(FrameTree.Arrow arrow) {
    List<Point> points = new ArrayList<>();
    for (FrameTree.Piece piece : arrow.pieces()) {
      Point origin = Objects.requireNonNull(contents.get(piece.frame()));
      for (Point point : piece.frame().route(piece.route())) {
        points.add(point.plus(origin.x(), origin.y()));
      }
    }
    return Way.simplified(points);
  }

  private List<Flow.Span> scales() {
    Map<String, double[]> spans = new LinkedHashMap<>();
    for (PictureNode node : nodes) {
      if (node.node().output() instanceof Shape.FeatureMap map && !node.node().auxiliary()) {
        Rectangle box = node.box();
        double[] span =
            spans.computeIfAbsent(
                map.height() + "×" + map.width(), _ -> new double[] {box.y(), box.bottom()});
        span[0] = Math.min(span[0], box.y());
        span[1] = Math.max(span[1], box.bottom());
      }
    }
    List<Flow.Span> scales = new ArrayList<>();
    double end = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, double[]> span : spans.entrySet()) {
      double from = Math.max(span.getValue()[0], end + SCALE_GAP);
      double to = span.getValue()[1];
      if (to > from) {
        scales.add(new Flow.Span(span.getKey(), -SCALE_AWAY, from, to));
        end = to;
      }
    }
    return scales;
  }
}
