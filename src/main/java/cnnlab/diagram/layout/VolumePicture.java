package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Corners;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.Way;
import cnnlab.diagram.model.DiagramEdge;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureEdge;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.TextRole;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The tensors of a network as volumes in perspective, as in the classic figures of the papers. */
public final class VolumePicture implements Picture {
  private static final double LINES_APART = 13;

  private final String name;
  private final Rectangle page;
  private final List<VolumeStep> steps;
  private final List<Cone> cones;
  private final List<PictureEdge> arrows;
  private final List<Label> labels;
  private final List<Remark> remarks;
  private final List<Head> heads;
  private final List<PictureNode> nodes;
  private final Map<String, PictureNode> nodeByLayer = new HashMap<>();

  /**
   * What stands below a group of equal volumes.
   *
   * @param what computes them
   * @param shape of each
   * @param middle of the first line
   */
  record Label(String what, String shape, Point middle) {}

  /** A text that begins at a point. */
  record Remark(String text, Point start) {}

  /** The window of a layer on the volume that it reads, and the way to what it puts out. */
  record Cone(Volume from, Volume to) {}

  /** What an auxiliary classifier puts out, and the way to it. */
  record Head(Volume volume, List<Point> way) {}

  /**
   * @param arrows the ways from volume to volume where no cone leads
   */
  VolumePicture(
      String name,
      Rectangle page,
      List<VolumeStep> steps,
      List<Cone> cones,
      List<List<Point>> arrows,
      List<Label> labels,
      List<Remark> remarks,
      List<Head> heads) {
    this.name = name;
    this.page = page;
    this.steps = List.copyOf(steps);
    this.cones = List.copyOf(cones);
    this.heads = List.copyOf(heads);
    this.arrows =
        Stream.concat(
                arrows.stream().map(way -> edge(way, EdgeKind.SEQUENCE)),
                heads.stream().map(head -> edge(head.way(), EdgeKind.AUXILIARY)))
            .toList();
    this.labels = List.copyOf(labels);
    this.remarks = List.copyOf(remarks);
    this.nodes =
        volumes()
            .map(
                volume ->
                    new PictureNode(
                        volume.node(),
                        volume.solid().bounds(),
                        Corners.NONE,
                        false,
                        Orientation.RIGHT))
            .toList();
    for (PictureNode node : nodes) {
      node.node().layers().forEach(layer -> nodeByLayer.putIfAbsent(layer, node));
    }
  }

  private static PictureEdge edge(List<Point> way, EdgeKind kind) {
    List<Point> simple = Way.simplified(way);
    return new PictureEdge(new DiagramEdge("", "", kind), simple, simple);
  }

  private Stream<Volume> volumes() {
    return Stream.concat(
        steps.stream().flatMap(step -> step.parts().stream()), heads.stream().map(Head::volume));
  }

  /** Arrows from volume to volume, and from the end of a row to the next. */
  List<PictureEdge> arrows() {
    return arrows;
  }

  List<Cone> cones() {
    return cones;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Rectangle page() {
    return page;
  }

  @Override
  public List<PictureNode> nodes() {
    return nodes;
  }

  @Override
  public Set<EdgeKind> edgeKinds() {
    Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
    volumes().forEach(volume -> volume.node().shortcut().ifPresent(kinds::add));
    if (!heads.isEmpty()) {
      kinds.add(EdgeKind.AUXILIARY);
    }
    return kinds;
  }

  /** The foremost there: those further right stand before those to their left. */
  @Override
  public Optional<PictureNode> nodeAt(double x, double y) {
    return nodes.reversed().stream().filter(node -> node.box().contains(x, y)).findFirst();
  }

  @Override
  public Optional<PictureNode> node(String layer) {
    return Optional.ofNullable(nodeByLayer.get(layer));
  }

  @Override
  public void draw(Graphic graphic, Look look, Rectangle visible) {
    Optional<VolumeStep> before = Optional.empty();
    for (VolumeStep step : steps) {
      for (int i = 0; i < step.parts().size(); i++) {
        Volume volume = step.parts().get(i);
        if (volume.solid().bounds().grownBy(60).intersects(visible)) {
          volume.draw(graphic, look);
          volume.drawShortcut(graphic, look, before.map(it -> it.parts().getFirst()));
        }
      }
      before = Optional.of(step);
    }
    for (Cone cone : cones) {
      cone.from().drawWindow(graphic, look, cone.to());
    }
    for (PictureEdge arrow : arrows) {
      arrow.draw(graphic, look.theme().edge(arrow.edge().kind()));
    }
    heads.forEach(head -> head.volume().draw(graphic, look));
    drawTexts(graphic, look);
  }

  /** On top of all else. */
  private void drawTexts(Graphic graphic, Look look) {
    LayerStyle style = look.theme().scale();
    Optional<Volume> before = Optional.empty();
    for (VolumeStep step : steps) {
      Volume first = step.parts().getFirst();
      if (before.isEmpty() || !before.get().node().output().equals(first.node().output())) {
        int last = step.parts().size() - 1;
        for (int i = 0; i <= last; i++) {
          step.parts().get(i).drawSizes(graphic, look, i < last); // the upper is reached from below
        }
      }
      before = Optional.of(first);
    }
    for (Label label : labels) {
      Point second = label.middle().plus(0, LINES_APART);
      graphic.text(label.what(), label.middle(), Graphic.Anchor.MIDDLE, TextRole.KEY, style);
      graphic.text(label.shape(), second, Graphic.Anchor.MIDDLE, TextRole.NOTE, style);
    }
    for (Remark remark : remarks) {
      graphic.text(remark.text(), remark.start(), Graphic.Anchor.START, TextRole.NOTE, style);
    }
  }
}
