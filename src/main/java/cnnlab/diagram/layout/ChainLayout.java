package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.layout.LevelGraph.Box;
import cnnlab.diagram.layout.LevelGraph.End;
import cnnlab.diagram.layout.LevelGraph.Link;
import cnnlab.diagram.layout.LevelGraph.Port;
import cnnlab.diagram.layout.LevelGraph.Role;
import cnnlab.diagram.layout.LevelGraph.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lays out levels in which one box simply follows the other, in one straight column. They are most
 * levels of most networks, and need no general algorithm.
 */
final class ChainLayout {
  private static final int NONE = -1;

  private final LevelGraph level;
  private final int[] next;
  private final int[] entering;

  private ChainLayout(LevelGraph level) {
    this.level = level;
    this.next = new int[level.boxes().size()];
    this.entering = new int[level.boxes().size()];
    Arrays.fill(next, NONE);
    Arrays.fill(entering, NONE);
  }

  /** The placement, if the level is such a chain. */
  static Optional<LevelPlacement> place(LevelGraph level) {
    ChainLayout layout = new ChainLayout(level);
    return layout.isChain() ? Optional.of(layout.placement()) : Optional.empty();
  }

  private boolean isChain() {
    List<Link> links = level.links();
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      boolean simple =
          next[link.from().box()] == NONE
              && entering[link.to().box()] == NONE
              && port(link.from()).side() == Side.BOTTOM
              && port(link.to()).side() == Side.TOP;
      if (!simple) {
        return false;
      }
      next[link.from().box()] = link.to().box();
      entering[link.to().box()] = i;
    }
    return links.size() == level.boxes().size() - 1
        && order().size() == level.boxes().size()
        && level.links().stream().allMatch(this::goesStraightOn);
  }

  /** Whether the link leaves its box right below where another enters it. */
  private boolean goesStraightOn(Link link) {
    int before = entering[link.from().box()];
    return before == NONE
        || port(level.links().get(before).to()).offset() == port(link.from()).offset();
  }

  private Port port(End end) {
    return level.boxes().get(end.box()).ports().get(end.port());
  }

  /** The boxes from the first on, as far as the links lead. */
  private List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    int box = 0;
    while (box < entering.length && entering[box] != NONE) {
      box++;
    }
    while (box < next.length && box != NONE) {
      order.add(box);
      box = next[box];
    }
    return order;
  }

  private LevelPlacement placement() {
    double[] offsets = offsets();
    double axis = Arrays.stream(offsets).max().orElse(0);
    Point[] positions = new Point[offsets.length];
    double width = 0;
    double y = 0;
    for (int index : order()) {
      Box box = level.boxes().get(index);
      y += entering[index] == NONE ? 0 : gap(box);
      positions[index] = new Point(axis - offsets[index], y);
      width = Math.max(width, positions[index].x() + box.width());
      y += box.height();
    }
    List<List<Point>> routes = new ArrayList<>();
    for (Link link : level.links()) {
      int from = link.from().box();
      double bottom = positions[from].y() + level.boxes().get(from).height();
      double top = positions[link.to().box()].y();
      routes.add(List.of(new Point(axis, bottom), new Point(axis, top)));
    }
    return new LevelPlacement(List.of(positions), routes, width, y);
  }

  private static double gap(Box box) {
    return box.role() == Role.EXIT
        ? LevelLayout.BETWEEN_ROWS - LevelLayout.EXIT_RAISED
        : LevelLayout.BETWEEN_ROWS;
  }

  /** Where the chain runs through each box, from its left side. */
  private double[] offsets() {
    double[] offsets = new double[next.length];
    for (Link link : level.links()) {
      offsets[link.from().box()] = port(link.from()).offset();
      offsets[link.to().box()] = port(link.to()).offset();
    }
    return offsets;
  }
}
