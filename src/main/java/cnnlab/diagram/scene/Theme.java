package cnnlab.diagram.scene;

import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.model.LayerKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The colors of a picture.
 *
 * @param name "light" or "dark"
 * @param layers one for every kind
 * @param block of a block's frame
 * @param innerBlock of a frame within another
 * @param auxiliaryBlock of an auxiliary classifier, as a frame and as a node
 * @param edges one for every kind
 * @param scaleLine of the brackets that tell the resolution
 * @param scale of their labels
 * @param heat of boxes colored by a quantity, from little to much
 * @param nothing of boxes that have none of it
 * @param window of the window that a layer moves over a volume
 */
public record Theme(
    String name,
    RgbColor background,
    Map<LayerKind, LayerStyle> layers,
    LayerStyle block,
    LayerStyle innerBlock,
    LayerStyle auxiliaryBlock,
    Map<EdgeKind, LineStyle> edges,
    LineStyle scaleLine,
    LayerStyle scale,
    List<LayerStyle> heat,
    LayerStyle nothing,
    LineStyle window) {
  /** Dark on white. */
  public static final Theme LIGHT = Themes.light();

  /** Light on nearly black. */
  public static final Theme DARK = Themes.dark();

  /** Painting order: the main way lies on top. */
  public static final List<EdgeKind> EDGES_FROM_BELOW = List.of(EdgeKind.values()).reversed();

  public Theme {
    layers = Map.copyOf(layers);
    edges = Map.copyOf(edges);
    heat = List.copyOf(heat);
  }

  public LayerStyle layer(DiagramNode node) {
    boolean head = node.kind() == LayerKind.BLOCK && node.auxiliary();
    return head ? auxiliaryBlock : layer(node.kind());
  }

  public LayerStyle layer(LayerKind kind) {
    return present(layers.get(kind), kind);
  }

  public LineStyle edge(EdgeKind kind) {
    return present(edges.get(kind), kind);
  }

  public LayerStyle frame(PictureBlock frame) {
    if (frame.auxiliary()) {
      return auxiliaryBlock;
    }
    return frame.inner() ? innerBlock : block;
  }

  private static <T> T present(@Nullable T style, Enum<?> kind) {
    if (style == null) {
      throw new IllegalStateException("The theme has no style for " + kind);
    }
    return style;
  }
}
