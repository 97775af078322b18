package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.layout.Frame.Joint;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.DiagramEdge;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.EdgeKind;
import cnnlab.diagram.model.Item;
import cnnlab.diagram.model.LayerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The frames of a diagram, and its arrows cut into pieces where they cross frames. */
final class FrameTree {
  /** A piece of an arrow: the {@code route}-th connection within a frame. */
  record Piece(Frame frame, int route) {}

  record Arrow(DiagramEdge edge, List<Piece> pieces) {}

  private record Place(Frame frame, int cell) {}

  private final Frame root;
  private final List<Arrow> arrows;
  private final Orientation orientation;
  private final NodeSizes sizes;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, List<DiagramEdge>> entering = new HashMap<>();

  FrameTree(Diagram diagram, Orientation orientation, NodeSizes sizes) {
    this.orientation = orientation;
    this.sizes = sizes;
    for (DiagramEdge edge : diagram.edges()) {
      entering.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
    }
    this.root = new Frame(diagram.root(), null, Insets.NONE);
    fill(root);
    this.arrows =
        diagram.edges().stream()
            .sorted(Comparator.comparing(DiagramEdge::kind))
            .map(this::arrow)
            .toList();
  }

  Frame root() {
    return root;
  }

  /** Those of the main way first. */
  List<Arrow> arrows() {
    return arrows;
  }

  private void fill(Frame frame) {
    Set<String> inside = new HashSet<>();
    for (Item item : mainItemsFirst(frame.block())) {
      switch (item) {
        case Item.Stack stack -> {
          int cell = frame.add(new StackCell(stack, sizes, columns(stack, inside)));
          for (DiagramNode node : stack.nodes()) {
            inside.add(node.name());
            places.put(node.name(), new Place(frame, cell));
          }
        }
        case Item.Block block -> {
          Insets insets = Insets.of(orientation, sizes.label(block.label()));
          Frame inner = new Frame(block, frame, insets);
          frame.add(inner);
          fill(inner);
        }
      }
    }
  }

  /** The order in which they stand from left to right: auxiliary classifiers aside. */
  private static List<Item> mainItemsFirst(Item.Block block) {
    return block.items().stream().sorted(Comparator.comparing(Item::auxiliary)).toList();
  }

  /** A concatenation spans the branches it joins, if all end in the same block. */
  private int columns(Item.Stack stack, Set<String> inside) {
    List<DiagramEdge> edges = entering.getOrDefault(stack.first().name(), List.of());
    boolean joins =
        stack.first().kind() == LayerKind.CONCAT
            && edges.stream().allMatch(edge -> inside.contains(edge.from()));
    return joins ? edges.size() : 1;
  }

  private Arrow arrow(DiagramEdge edge) {
    int straight = straightness(edge.kind());
    Place from = place(edge.from());
    Place to = place(edge.to());
    List<Frame> down = around(to.frame());
    List<Piece> pieces = new ArrayList<>();

    Frame frame = from.frame();
    Joint joint = new Joint(from.cell(), StackCell.BOTTOM);
    while (!down.contains(frame)) {
      Joint gate = frame.exit(edge.from());
      pieces.add(new Piece(frame, frame.connect(joint, gate, straight)));
      joint = frame.outside(gate);
      frame = Objects.requireNonNull(frame.parent());
    }
    Frame shared = frame;
    for (Frame inner : down.subList(0, down.indexOf(frame)).reversed()) {
      Joint gate = inner.entry(edge.from());
      int howStraight = frame == shared && joint.cell() >= 0 ? between(edge, straight) : straight;
      pieces.add(new Piece(frame, frame.connect(joint, inner.outside(gate), howStraight)));
      joint = gate;
      frame = inner;
    }
    StackCell target = (StackCell) frame.cells().get(to.cell());
    int index = entering.getOrDefault(edge.to(), List.of()).indexOf(edge);
    Joint end = new Joint(to.cell(), target.entry(edge.kind(), index));
    pieces.add(new Piece(frame, frame.connect(joint, end, straight)));
    return new Arrow(edge, pieces);
  }

  /** Branches that begin in the next block come to it as one. */
  private static int between(DiagramEdge edge, int straightness) {
    return edge.kind() == EdgeKind.BRANCH ? LevelGraph.Link.MAIN : straightness;
  }

  private static int straightness(EdgeKind kind) {
    return switch (kind) {
      case SEQUENCE -> LevelGraph.Link.MAIN;
      case PROJECTION -> LevelGraph.Link.ASIDE;
      case BRANCH, SKIP, AUXILIARY -> LevelGraph.Link.OTHER;
    };
  }

  private Place place(String node) {
    return Objects.requireNonNull(places.get(node), node);
  }

  /** The frame and those around it, outwards. */
  private static List<Frame> around(Frame inner) {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame = inner; frame != null; frame = frame.parent()) {
      frames.add(frame);
    }
    return frames;
  }
}
