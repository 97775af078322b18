package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LongEdgeOrderingStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.core.util.IElkProgressMonitor;
import org.eclipse.elk.core.util.IndividualSpacings;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Lays out a level of any form by Eclipse ELK's layered algorithm. */
final class ElkLevel {
  private static final double GAP_ASIDE = 52;
  private static final double LINE_TO_BOX = 14;
  private static final double LINE_TO_LINE = 10;

  /** From an entry down to where its arrow fans out into branches. */
  private static final double FAN = 20;

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private final LevelGraph level;
  private final BooleanSupplier givenUp;
  private final List<LevelGraph.Port> fan;
  private final ElkNode graph = ElkGraphUtil.createGraph();
  private final List<ElkNode> nodes = new ArrayList<>();
  private final List<ElkEdge> edges = new ArrayList<>();
  private int fannedOut;

  ElkLevel(LevelGraph level, BooleanSupplier givenUp) {
    this.level = level;
    this.givenUp = givenUp;
    this.fan = level.fan();
    configure();
    level.boxes().forEach(this::add);
    level.links().forEach(this::add);
  }

  private void configure() {
    graph.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, LevelLayout.GAP);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LevelLayout.BETWEEN_ROWS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, LINE_TO_BOX);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, LINE_TO_LINE);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, LINE_TO_LINE);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, LINE_TO_LINE);
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    graph.setProperty(
        LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
    graph.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    graph.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_LONG_EDGE_STRATEGY,
        LongEdgeOrderingStrategy.DUMMY_NODE_UNDER);
    graph.setProperty(LayeredOptions.CROSSING_MINIMIZATION_FORCE_NODE_MODEL_ORDER, true);
    graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
  }

  private void add(LevelGraph.Box box) {
    ElkNode node = ElkGraphUtil.createNode(graph);
    node.setDimensions(box.width(), box.height());
    node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
    switch (box.role()) {
      case ENTRY ->
          node.setProperty(
              LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST_SEPARATE);
      case EXIT ->
          node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.LAST_SEPARATE);
      case ASIDE -> {
        IndividualSpacings spacings = new IndividualSpacings();
        spacings.setProperty(LayeredOptions.SPACING_NODE_NODE, GAP_ASIDE);
        node.setProperty(LayeredOptions.SPACING_INDIVIDUAL, spacings);
      }
      case INNER -> {}
    }
    if (isFan(box)) {
      addFan(node);
    } else {
      addPorts(node, box);
    }
    nodes.add(node);
  }

  private boolean isFan(LevelGraph.Box box) {
    return box.role() == LevelGraph.Role.ENTRY && !fan.isEmpty();
  }

  /** The entry becomes as wide as what joins the branches, with a point above every column. */
  private void addFan(ElkNode entry) {
    double left = fan.getFirst().offset();
    entry.setDimensions(fan.getLast().offset() - left, FAN);
    for (LevelGraph.Port port : fan) {
      ElkPort elk = ElkGraphUtil.createPort(entry);
      elk.setProperty(LayeredOptions.PORT_SIDE, PortSide.SOUTH);
      elk.setLocation(port.offset() - left, FAN);
    }
  }

  private static void addPorts(ElkNode node, LevelGraph.Box box) {
    for (LevelGraph.Port port : box.ports()) {
      ElkPort elk = ElkGraphUtil.createPort(node);
      switch (port.side()) {
        case TOP -> {
          elk.setProperty(LayeredOptions.PORT_SIDE, PortSide.NORTH);
          elk.setLocation(port.offset(), 0);
        }
        case RIGHT -> {
          elk.setProperty(LayeredOptions.PORT_SIDE, PortSide.EAST);
          elk.setLocation(box.width(), port.offset());
        }
        case BOTTOM -> {
          elk.setProperty(LayeredOptions.PORT_SIDE, PortSide.SOUTH);
          elk.setLocation(port.offset(), box.height());
        }
      }
    }
  }

  private void add(LevelGraph.Link link) {
    boolean fanned = !fan.isEmpty() && level.leavesEntry(link);
    ElkPort from =
        fanned ? nodes.get(link.from().box()).getPorts().get(fannedOut++) : port(link.from());
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, port(link.to()));
    int straightness = fan.isEmpty() ? link.straightness() : LevelGraph.Link.MAIN;
    edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, straightness);
    edges.add(edge);
  }

  private ElkPort port(LevelGraph.End end) {
    return nodes.get(end.box()).getPorts().get(end.port());
  }

  LevelPlacement place() {
    IElkProgressMonitor monitor = new Monitor();
    new LayeredLayoutProvider().layout(graph, monitor);
    if (monitor.isCanceled()) {
      throw new CancellationException();
    }
    List<Point> positions = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      ElkNode node = nodes.get(i);
      double middle = isFan(level.boxes().get(i)) ? node.getWidth() / 2 : 0;
      positions.add(new Point(node.getX() + middle, node.getY()));
    }
    List<Rectangle> boxes =
        nodes.stream()
            .map(node -> new Rectangle(node.getX(), node.getY(), node.getWidth(), node.getHeight()))
            .toList();
    List<List<Point>> routes = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      List<Point> route = route(level.links().get(i), edges.get(i), positions);
      routes.add(Kinks.removed(route, boxes));
    }
    double raised = raiseExits(positions, routes);
    return new LevelPlacement(positions, routes, graph.getWidth(), graph.getHeight() - raised);
  }

  /** Takes back some of the room that ELK leaves above the lower border; returns how much. */
  private double raiseExits(List<Point> positions, List<List<Point>> routes) {
    double raise = LevelLayout.EXIT_RAISED;
    for (int i = 0; i < routes.size(); i++) {
      if (endsAtExit(i)) {
        List<Point> route = routes.get(i);
        double piece = route.getLast().y() - route.get(route.size() - 2).y();
        raise = Math.min(raise, piece - LINE_TO_LINE);
      }
    }
    if (level.boxes().stream().noneMatch(ElkLevel::isExit) || raise <= 0) {
      return 0;
    }
    for (int i = 0; i < routes.size(); i++) {
      if (endsAtExit(i)) {
        routes.get(i).add(routes.get(i).removeLast().plus(0, -raise));
      }
    }
    for (int i = 0; i < positions.size(); i++) {
      if (isExit(level.boxes().get(i))) {
        positions.set(i, positions.get(i).plus(0, -raise));
      }
    }
    return raise;
  }

  private boolean endsAtExit(int link) {
    return isExit(level.boxes().get(level.links().get(link).to().box()));
  }

  private static boolean isExit(LevelGraph.Box box) {
    return box.role() == LevelGraph.Role.EXIT;
  }

  /** Tells ELK, step by step, whether to go on. */
  private final class Monitor extends BasicProgressMonitor {
    @Override
    public boolean isCanceled() {
      return givenUp.getAsBoolean();
    }

    @Override
    protected BasicProgressMonitor doSubTask(float work, int levels) {
      return new Monitor();
    }
  }

  private List<Point> route(LevelGraph.Link link, ElkEdge edge, List<Point> positions) {
    ElkEdgeSection section = edge.getSections().getFirst();
    List<Point> points = new ArrayList<>();
    if (!fan.isEmpty() && level.leavesEntry(link)) {
      Point entry = positions.get(link.from().box());
      points.add(entry);
      points.add(entry.plus(0, FAN));
    }
    points.add(new Point(section.getStartX(), section.getStartY()));
    for (ElkBendPoint bend : section.getBendPoints()) {
      points.add(new Point(bend.getX(), bend.getY()));
    }
    points.add(new Point(section.getEndX(), section.getEndY()));
    return points;
  }
}
