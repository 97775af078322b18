package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.scene.Graphic;
import cnnlab.diagram.scene.LineStyle;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureBlock;
import cnnlab.diagram.scene.PictureEdge;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.diagram.scene.PictureScale;
import cnnlab.diagram.scene.Theme;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A diagram laid out: geometry in pixels at zoom 1, which draws itself on any canvas. */
public final class DiagramPicture implements Picture {
  private final Flow flow;
  private final Orientation orientation;
  private final Rectangle page;
  private final List<PictureBlock> blocks;
  private final List<PictureEdge> edges;
  private final List<PictureNode> nodes;
  private final List<PictureScale> scales;
  private final Map<String, PictureNode> nodeByLayer = new HashMap<>();

  /**
   * @param blocks outer ones before those inside of them
   */
  DiagramPicture(
      Flow flow,
      Orientation orientation,
      Rectangle page,
      List<PictureBlock> blocks,
      List<PictureEdge> edges,
      List<PictureNode> nodes,
      List<PictureScale> scales) {
    this.flow = flow;
    this.orientation = orientation;
    this.page = page;
    this.blocks = List.copyOf(blocks);
    this.edges = List.copyOf(edges);
    this.nodes = List.copyOf(nodes);
    this.scales = List.copyOf(scales);
    for (PictureNode node : nodes) {
      node.node().layers().forEach(layer -> nodeByLayer.putIfAbsent(layer, node));
    }
  }

  @Override
  public String name() {
    return flow.name();
  }

  /**
   * The same diagram, broken into as many rows (columns, if it flows down) as make it largest on a
   * page; only where a single arrow leads on.
   */
  public DiagramPicture wrapped(Page wanted) {
    return new Wrapping(flow, orientation).best(wanted);
  }

  /** The same page with other contents. */
  DiagramPicture with(
      List<PictureBlock> otherBlocks,
      List<PictureEdge> otherEdges,
      List<PictureNode> otherNodes,
      List<PictureScale> otherScales) {
    return new DiagramPicture(
        flow, orientation, page, otherBlocks, otherEdges, otherNodes, otherScales);
  }

  @Override
  public Rectangle page() {
    return page;
  }

  /** Outer ones before those inside of them. */
  public List<PictureBlock> blocks() {
    return blocks;
  }

  public List<PictureEdge> edges() {
    return edges;
  }

  @Override
  public List<PictureNode> nodes() {
    return nodes;
  }

  @Override
  public Set<EdgeKind> edgeKinds() {
    Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
    edges.forEach(edge -> kinds.add(edge.edge().kind()));
    nodes.forEach(node -> node.node().shortcut().ifPresent(kinds::add));
    return kinds;
  }

  /** Resolutions along the main network. */
  public List<PictureScale> scales() {
    return scales;
  }

  /** The innermost block whose frame holds this point. */
  public Optional<PictureBlock> blockAt(double x, double y) {
    return blocks.reversed().stream().filter(block -> block.box().contains(x, y)).findFirst();
  }

  @Override
  public Optional<PictureNode> nodeAt(double x, double y) {
    return nodes.stream().filter(node -> node.box().contains(x, y)).findFirst();
  }

  @Override
  public Optional<PictureNode> node(String layerName) {
    return Optional.ofNullable(nodeByLayer.get(layerName));
  }

  @Override
  public void draw(Graphic graphic, Look look, Rectangle visible) {
    Theme theme = look.theme();
    for (PictureBlock block : blocks) {
      if (block.box().intersects(visible)) {
        block.draw(graphic, theme.frame(block));
      }
    }
    for (PictureScale scale : scales) {
      if (scale.bounds().intersects(visible)) {
        scale.draw(graphic, theme.scaleLine(), theme.scale());
      }
    }
    for (EdgeKind kind : Theme.EDGES_FROM_BELOW) {
      LineStyle style = theme.edge(kind);
      for (PictureEdge edge : edges) {
        if (edge.edge().kind() == kind && edge.bounds().intersects(visible)) {
          edge.draw(graphic, style);
        }
      }
    }
    for (PictureNode node : nodes) {
      if (node.box().intersects(visible)) {
        node.draw(graphic, look.style(node.node()), theme);
      }
    }
  }
}
