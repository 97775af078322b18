package cnnlab.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A diagram laid out: geometry in pixels at zoom 1, which draws itself on any canvas. */
public final class DiagramPicture {
  private final String name;
  private final double width;
  private final double height;
  private final List<PictureBlock> blocks;
  private final List<PictureEdge> edges;
  private final List<PictureNode> nodes;
  private final List<PictureScale> scales;
  private final Map<String, PictureNode> nodeByLayer = new HashMap<>();

  /**
   * @param blocks outer ones before those inside of them
   */
  DiagramPicture(
      String name,
      double width,
      double height,
      List<PictureBlock> blocks,
      List<PictureEdge> edges,
      List<PictureNode> nodes,
      List<PictureScale> scales) {
    this.name = name;
    this.width = width;
    this.height = height;
    this.blocks = List.copyOf(blocks);
    this.edges = List.copyOf(edges);
    this.nodes = List.copyOf(nodes);
    this.scales = List.copyOf(scales);
    for (PictureNode node : nodes) {
      node.node().layers().forEach(layer -> nodeByLayer.put(layer, node));
    }
  }

  /** The architecture's name. */
  public String name() {
    return name;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  /** Outer ones before those inside of them. */
  public List<PictureBlock> blocks() {
    return blocks;
  }

  public List<PictureEdge> edges() {
    return edges;
  }

  /** In the order of the architecture. */
  public List<PictureNode> nodes() {
    return nodes;
  }

  /** Resolutions along the main network. */
  public List<PictureScale> scales() {
    return scales;
  }

  /** The node at this point; blocks and arrows do not count. */
  public Optional<PictureNode> nodeAt(double x, double y) {
    return nodes.stream().filter(node -> node.box().contains(x, y)).findFirst();
  }

  /** The node that shows this layer: its own, or that of the block it is hidden in. */
  public Optional<PictureNode> node(String layerName) {
    return Optional.ofNullable(nodeByLayer.get(layerName));
  }

  /** Draws everything. */
  public void draw(Graphic graphic, Theme theme) {
    draw(graphic, theme, new Rectangle(0, 0, width, height));
  }

  /** Draws what can be seen in this part of the picture; the background is the canvas's. */
  public void draw(Graphic graphic, Theme theme, Rectangle visible) {
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
        node.draw(graphic, theme.layer(node.node()));
      }
    }
  }
}
