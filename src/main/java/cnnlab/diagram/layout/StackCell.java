package cnnlab.diagram.layout;

import cnnlab.diagram.layout.LevelGraph.Box;
import cnnlab.diagram.layout.LevelGraph.Port;
import cnnlab.diagram.layout.LevelGraph.Role;
import cnnlab.diagram.layout.LevelGraph.Side;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.model.Item;
import cnnlab.diagram.model.LayerKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stack with its size and the points where arrows meet it. */
final class StackCell implements Cell {
  static final String TOP = "top";
  static final String BOTTOM = "bottom";
  private static final String SIDE = "side";

  private final Item.Stack stack;
  private final int columns;
  private final Box box;
  private final List<String> portNames;

  /**
   * @param columns how many branches it joins that come from above, each in a column of its own;
   *     otherwise 1
   */
  StackCell(Item.Stack stack, NodeSizes sizes, int columns) {
    this.stack = stack;
    this.columns = columns;
    double column = sizes.breadth() + LevelLayout.GAP;
    double breadth = columns * column - LevelLayout.GAP;
    double length = stack.nodes().stream().mapToDouble(sizes::length).sum();
    Map<String, Port> ports = new LinkedHashMap<>();
    ports.put(TOP, new Port(Side.TOP, breadth / 2));
    ports.put(BOTTOM, new Port(Side.BOTTOM, breadth / 2));
    ports.put(SIDE, new Port(Side.RIGHT, sizes.length(stack.first()) / 2));
    if (columns > 1) {
      for (int i = 0; i < columns; i++) {
        ports.put(TOP + i, new Port(Side.TOP, i * column + sizes.breadth() / 2, true));
      }
    }
    this.box =
        new Box(
            stack.auxiliary() ? Role.ASIDE : Role.INNER,
            breadth,
            length,
            List.copyOf(ports.values()));
    this.portNames = List.copyOf(ports.keySet());
  }

  Item.Stack stack() {
    return stack;
  }

  /** The port for an arrow of this kind that is the {@code index}-th to come in. */
  String entry(EdgeKind kind, int index) {
    if (columns > 1) {
      return TOP + index;
    }
    return kind.isShortcut() && stack.first().kind() == LayerKind.ADD ? SIDE : TOP;
  }

  @Override
  public Box box() {
    return box;
  }

  @Override
  public int port(String name) {
    return portNames.indexOf(name);
  }
}
