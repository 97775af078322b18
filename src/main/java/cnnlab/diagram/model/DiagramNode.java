package cnnlab.diagram.model;

import cnnlab.arch.Shape;
import java.util.List;
import java.util.Optional;

/**
 * One box of the picture: a layer, or a block shown as one.
 *
 * @param name the layer's name, or the block's path
 * @param layers names of the layers it stands for
 * @param title what it computes ("3×3 conv, 64")
 * @param note second line in smaller type: the shape of the output; may be empty
 * @param contents line above the note: what a block consists of; may be empty
 * @param tooltip everything about it, several lines
 * @param output shape of what leaves it
 * @param auxiliary whether only auxiliary classifiers need it
 * @param repeats how many equal blocks it stands for
 * @param shortcut what leads around the inside of a residual block
 */
public record DiagramNode(
    String name,
    List<String> layers,
    LayerKind kind,
    String title,
    String note,
    String contents,
    String tooltip,
    Shape output,
    boolean auxiliary,
    int repeats,
    Optional<EdgeKind> shortcut) {
  public DiagramNode {
    layers = List.copyOf(layers);
  }

  /** Whether it is a block that can be opened. */
  public boolean isBlock() {
    return kind == LayerKind.BLOCK;
  }

  /** Whether it is a box of its own, not a bar at another. */
  public boolean isFull() {
    return !kind.isSlim();
  }
}
