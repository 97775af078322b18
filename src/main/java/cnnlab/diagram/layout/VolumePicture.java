package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Corners;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.TextRole;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tensors of a network as volumes in perspective, as in the classic figures of the papers. */
public final class VolumePicture implements Picture {
  private static final double LINES_APART = 13;

  private final String name;
  private final Rectangle page;
  private final List<Volume> volumes;
  private final List<Label> labels;
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

  VolumePicture(String name, Rectangle page, List<Volume> volumes, List<Label> labels) {
    this.name = name;
    this.page = page;
    this.volumes = List.copyOf(volumes);
    this.labels = List.copyOf(labels);
    this.nodes =
        volumes.stream()
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
      node.node().layers().forEach(layer -> nodeByLayer.put(layer, node));
    }
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
    volumes.forEach(volume -> volume.node().shortcut().ifPresent(kinds::add));
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
    Optional<Volume> before = Optional.empty();
    for (Volume volume : volumes) {
      if (volume.solid().bounds().grownBy(60).intersects(visible)) {
        before.ifPresent(last -> last.drawWindow(graphic, look, volume));
        volume.draw(graphic, look);
        volume.drawShortcut(graphic, look, before);
        boolean first =
            before.isEmpty() || !before.get().node().output().equals(volume.node().output());
        if (first) {
          volume.drawSizes(graphic, look);
        }
      }
      before = Optional.of(volume);
    }
    for (Label label : labels) {
      LayerStyle style = look.theme().scale();
      Point second = label.middle().plus(0, LINES_APART);
      graphic.text(label.what(), label.middle(), Graphic.Anchor.MIDDLE, TextRole.KEY, style);
      graphic.text(label.shape(), second, Graphic.Anchor.MIDDLE, TextRole.NOTE, style);
    }
  }
}
