package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.layout.LevelGraph.Box;
import cnnlab.diagram.layout.LevelGraph.End;
import cnnlab.diagram.layout.LevelGraph.Link;
import cnnlab.diagram.layout.LevelGraph.Port;
import cnnlab.diagram.layout.LevelGraph.Role;
import cnnlab.diagram.layout.LevelGraph.Side;
import cnnlab.diagram.model.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A block while it is laid out. Arrows cross its border at gates: one on the upper border for every
 * node outside that sends arrows in, one on the lower border for every node inside that sends
 * arrows out.
 */
final class Frame implements Cell {
  private static final int ENTRY = -1;
  private static final int EXIT = -2;

  /** Down to where a label reaches in its frame. */
  private static final double LABEL_BOTTOM = 19;

  private static final double BELOW_LABEL = 14;

  /**
   * Where a piece of an arrow begins or ends.
   *
   * @param cell index in the frame, or {@link #ENTRY} or {@link #EXIT}
   * @param port of the cell; for a gate, the node that sends the arrow
   */
  record Joint(int cell, String port) {}

  private record Connection(Joint from, Joint to) {}

  private final Item.Block block;
  private final @Nullable Frame parent;
  private final int indexInParent;
  private final Insets insets;
  private final List<Cell> cells = new ArrayList<>();
  private final List<String> entries = new ArrayList<>();
  private final List<String> exits = new ArrayList<>();
  private final Map<Connection, Integer> connections = new LinkedHashMap<>();
  private final Map<Connection, Integer> straightness = new HashMap<>();
  private LevelPlacement placement = new LevelPlacement(List.of(), List.of(), 0, 0);
  private double slack;
  private double lowered;

  Frame(Item.Block block, @Nullable Frame parent, Insets insets) {
    this.block = block;
    this.parent = parent;
    this.indexInParent = parent == null ? 0 : parent.cells.size();
    this.insets = insets;
  }

  Item.Block block() {
    return block;
  }

  @Nullable Frame parent() {
    return parent;
  }

  List<Cell> cells() {
    return cells;
  }

  int add(Cell cell) {
    cells.add(cell);
    return cells.size() - 1;
  }

  /** The gate through which the arrows of {@code source} come in, seen from inside. */
  Joint entry(String source) {
    remember(entries, source);
    return new Joint(ENTRY, source);
  }

  /** The gate through which the arrows of {@code source} go out, seen from inside. */
  Joint exit(String source) {
    remember(exits, source);
    return new Joint(EXIT, source);
  }

  /** The same gate, seen from the frame around this one. */
  Joint outside(Joint gate) {
    return new Joint(indexInParent, gate.cell() + gate.port());
  }

  /** Adds a piece of an arrow, or finds the equal one that is there; its index among the routes. */
  int connect(Joint from, Joint to, int howStraight) {
    Connection connection = new Connection(from, to);
    straightness.merge(connection, howStraight, Math::max);
    connections.putIfAbsent(connection, connections.size());
    return Objects.requireNonNull(connections.get(connection));
  }

  private static void remember(List<String> gates, String source) {
    if (!gates.contains(source)) {
      gates.add(source);
    }
  }

  /** Lays out what is inside, and before that what is inside of that. */
  void place(LevelLayout layout) {
    List<Box> boxes = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell instanceof Frame frame) {
        frame.place(layout);
      }
      boxes.add(cell.box());
    }
    entries.forEach(_ -> boxes.add(Box.ENTRY));
    exits.forEach(_ -> boxes.add(Box.EXIT));
    List<Link> links =
        connections.keySet().stream()
            .map(
                connection ->
                    new Link(
                        end(connection.from()),
                        end(connection.to()),
                        straightness.getOrDefault(connection, Link.OTHER)))
            .toList();
    placement = layout.place(new LevelGraph(boxes, links));
    slack = Math.max(0, insets.leastBreadth() - placement.width() - insets.breadth()) / 2;
    for (int i = 0; i < entries.size(); i++) {
      double arrow = insets.left() + placement.positions().get(cells.size() + i).x();
      slack = Math.max(slack, insets.label() - arrow); // it comes in beside the label
    }
    lowered = placement.routes().stream().anyMatch(this::meetsLabel) ? BELOW_LABEL : 0;
  }

  /** Whether an arrow that comes in turns aside under the label. */
  private boolean meetsLabel(List<Point> route) {
    for (int i = 1; i < route.size(); i++) {
      Point from = route.get(i - 1);
      Point to = route.get(i);
      double left = insets.left() + slack + Math.min(from.x(), to.x());
      if (!entries.isEmpty()
          && from.y() == to.y()
          && from.y() < LABEL_BOTTOM
          && left < insets.label()) {
        return true;
      }
    }
    return false;
  }

  private End end(Joint joint) {
    return switch (joint.cell()) {
      case ENTRY -> new End(cells.size() + entries.indexOf(joint.port()), 0);
      case EXIT -> new End(cells.size() + entries.size() + exits.indexOf(joint.port()), 0);
      default -> new End(joint.cell(), cells.get(joint.cell()).port(joint.port()));
    };
  }

  @Override
  public Box box() {
    double height = contentOffset().y() + placement.height() + (exits.isEmpty() ? insets.end() : 0);
    List<Port> ports = new ArrayList<>();
    for (int i = 0; i < entries.size() + exits.size(); i++) {
      double x = contentOffset().x() + placement.positions().get(cells.size() + i).x();
      ports.add(new Port(i < entries.size() ? Side.TOP : Side.BOTTOM, x));
    }
    double width = placement.width() + insets.breadth() + 2 * slack;
    return new Box(block.auxiliary() ? Role.ASIDE : Role.INNER, width, height, ports);
  }

  @Override
  public int port(String name) {
    return name.startsWith("" + ENTRY)
        ? entries.indexOf(name.substring(2))
        : entries.size() + exits.indexOf(name.substring(2));
  }

  /** Where the contents begin within the frame; at its upper border if arrows come in there. */
  Point contentOffset() {
    return new Point(insets.left() + slack, entries.isEmpty() ? insets.start() : lowered);
  }

  /** Where a cell lies within the contents. */
  Point position(int cell) {
    return placement.positions().get(cell);
  }

  /** Corner points within the contents of the piece with this index. */
  List<Point> route(int connection) {
    return placement.routes().get(connection);
  }
}
