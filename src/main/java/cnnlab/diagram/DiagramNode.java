package cnnlab.diagram;

import cnnlab.arch.Shape;
import java.util.List;

/**
 * One box of the picture: a layer, or a block shown as one.
 *
 * @param name the layer's name, or the block's path
 * @param layers names of the layers it stands for
 * @param title what it computes ("3×3 conv, 64")
 * @param note second line in smaller type: the shape of the output; may be empty
 * @param tooltip everything about it, several lines
 * @param output shape of what leaves it
 * @param auxiliary whether only auxiliary classifiers need it
 */
public record DiagramNode(
    String name,
    List<String> layers,
    LayerKind kind,
    String title,
    String note,
    String tooltip,
    Shape output,
    boolean auxiliary) {
  public DiagramNode {
    layers = List.copyOf(layers);
  }
}
