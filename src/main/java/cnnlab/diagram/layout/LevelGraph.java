package cnnlab.diagram.layout;

import java.util.List;

/**
 * What lies directly inside one block, for a layout that flows down: boxes of known size and the
 * links between their ports. Equal ones are laid out only once, which is what makes a network of a
 * hundred equal blocks quick.
 */
record LevelGraph(List<Box> boxes, List<Link> links) {
  LevelGraph {
    boxes = List.copyOf(boxes);
    links = List.copyOf(links);
  }

  /** What a box is to its level. */
  enum Role {
    /** A point on the upper border, where links come in from outside. */
    ENTRY,
    INNER,
    /** Kept at a distance from its neighbors. */
    ASIDE,
    /** A point on the lower border. */
    EXIT
  }

  enum Side {
    TOP,
    RIGHT,
    BOTTOM
  }

  /**
   * The columns of the box that joins as many branches as begin at this level's one entry. The
   * branches can then fan out from the middle, each straight above its column. Empty if there is no
   * such box.
   */
  List<Port> fan() {
    long entries = boxes.stream().filter(box -> box.role() == Role.ENTRY).count();
    long leaving = links.stream().filter(this::leavesEntry).count();
    return boxes.stream()
        .map(Box::columns)
        .filter(columns -> entries == 1 && columns.size() == leaving)
        .findFirst()
        .orElse(List.of());
  }

  /** Whether the link begins at an entry. */
  boolean leavesEntry(Link link) {
    return boxes.get(link.from().box()).role() == Role.ENTRY;
  }

  /**
   * A point on a box's border.
   *
   * @param offset from the left or upper end of its side
   * @param column whether one of several parallel branches ends here
   */
  record Port(Side side, double offset, boolean column) {
    Port(Side side, double offset) {
      this(side, offset, false);
    }
  }

  record Box(Role role, double width, double height, List<Port> ports) {
    static final Box ENTRY = new Box(Role.ENTRY, 0, 0, List.of(new Port(Side.BOTTOM, 0)));
    static final Box EXIT = new Box(Role.EXIT, 0, 0, List.of(new Port(Side.TOP, 0)));

    Box {
      ports = List.copyOf(ports);
    }

    /** Points on the upper side beside its middle, where branches come in; from left to right. */
    List<Port> columns() {
      return ports.stream().filter(Port::column).toList();
    }
  }

  /** One end of a link, by index. */
  record End(int box, int port) {}

  /**
   * A connection.
   *
   * @param straightness how much it matters that it is straight; see {@link #MAIN}
   */
  record Link(End from, End to, int straightness) {
    /** Of the main way, which should be one straight line. */
    static final int MAIN = 50;

    /** Of a shortcut through other layers. */
    static final int ASIDE = 4;

    static final int OTHER = 0;
  }
}
