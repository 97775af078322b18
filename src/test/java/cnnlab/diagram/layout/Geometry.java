package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.model.DiagramEdge;
import cnnlab.diagram.scene.InterMeasure;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureEdge;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.TextRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What must never be seen in a picture. */
final class Geometry {
  private static final double HAIR = 0.01;

  private Geometry() {}

  static List<String> overlaps(DiagramPicture picture) {
    List<PictureNode> nodes = new ArrayList<>(picture.nodes());
    nodes.sort(Comparator.comparingDouble(node -> node.box().y()));
    List<String> overlaps = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Rectangle box = nodes.get(i).box().grownBy(-HAIR);
      for (int j = i + 1; j < nodes.size() && nodes.get(j).box().y() < box.bottom(); j++) {
        if (box.intersects(nodes.get(j).box())) {
          overlaps.add(nodes.get(i).node().name() + " " + nodes.get(j).node().name());
        }
      }
    }
    return overlaps;
  }

  /** Arrows that do not go from border to border. */
  static List<DiagramEdge> strayEnds(DiagramPicture picture) {
    return picture.edges().stream()
        .filter(
            edge ->
                !isOnBorder(edge.points().getFirst(), box(picture, edge.edge().from()))
                    || !isOnBorder(edge.points().getLast(), box(picture, edge.edge().to())))
        .map(PictureEdge::edge)
        .toList();
  }

  private static Rectangle box(DiagramPicture picture, String name) {
    return picture.nodes().stream()
        .filter(node -> node.node().name().equals(name))
        .findFirst()
        .orElseThrow()
        .box();
  }

  /** Labels of blocks that an arrow runs through. */
  static List<String> crossedLabels(DiagramPicture picture) {
    InterMeasure measure = new InterMeasure();
    List<String> crossed = new ArrayList<>();
    for (PictureBlock block : picture.blocks()) {
      Rectangle label =
          new Rectangle(
              block.box().x() + 9,
              block.box().y() + 7,
              measure.width(block.label(), TextRole.LABEL.size()),
              10);
      for (PictureEdge edge : picture.edges()) {
        for (int i = 1; i < edge.points().size(); i++) {
          if (PictureEdge.bounds(edge.points().subList(i - 1, i + 1))
              .grownBy(1 - ArrowHead.LENGTH)
              .intersects(label)) {
            crossed.add(block.label());
          }
        }
      }
    }
    return crossed;
  }

  private static boolean isOnBorder(Point point, Rectangle box) {
    return box.grownBy(HAIR).contains(point.x(), point.y())
        && !box.grownBy(-HAIR).contains(point.x(), point.y());
  }

  /** Nodes that are not on the page. */
  static List<String> offPage(DiagramPicture picture) {
    Rectangle page = new Rectangle(0, 0, picture.width(), picture.height());
    return picture.nodes().stream()
        .filter(node -> !page.contains(node.box()))
        .map(node -> node.node().name())
        .toList();
  }
}
