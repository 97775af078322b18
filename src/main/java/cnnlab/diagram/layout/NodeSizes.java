package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.LayerKind;
import cnnlab.diagram.scene.TextMeasure;
import cnnlab.diagram.scene.TextRole;

/**
 * Sizes of the nodes of one picture. "Breadth" lies across the direction of flow and "length" along
 * it. All nodes are equally broad, so that they stand in columns.
 */
public final class NodeSizes {

  private static final double PADDING = 10;
  private static final double SLIM_PADDING = 6;
  private static final double LEAST_WIDTH = 112;
  private static final double HEIGHT = 36;
  private static final double THREE_LINES = 50;
  private static final double TITLE_ONLY = 22;
  private static final double SLIM = 13;

  private final Orientation orientation;
  private final TextMeasure measure;
  private final double breadth;

  NodeSizes(Diagram diagram, Orientation orientation, TextMeasure measure) {
    this.orientation = orientation;
    this.measure = measure;
    this.breadth = diagram.nodes().stream().mapToDouble(this::ownBreadth).max().orElse(LEAST_WIDTH);
  }

  /** The breadth of all nodes, but those that span several columns. */
  double breadth() {
    return breadth;
  }

  double length(DiagramNode node) {
    if (node.kind().isSlim()) {
      return SLIM;
    }
    return switch (orientation) {
      case DOWN -> height(node);
      case RIGHT -> isUpright(node) ? HEIGHT : node.note().isEmpty() ? TITLE_ONLY : width(node);
    };
  }

  private static double height(DiagramNode node) {
    if (node.note().isEmpty()) {
      return TITLE_ONLY;
    }
    return node.contents().isEmpty() ? HEIGHT : THREE_LINES;
  }

  /** Whether the text of the node is written upwards. */
  boolean isRotated(DiagramNode node) {
    return orientation == Orientation.RIGHT && (node.kind().isSlim() || isUpright(node));
  }

  private static boolean isUpright(DiagramNode node) {
    return node.kind() == LayerKind.CONCAT;
  }

  private double ownBreadth(DiagramNode node) {
    return switch (orientation) {
      case DOWN -> node.kind().isSlim() ? LEAST_WIDTH : width(node);
      case RIGHT ->
          node.kind().isSlim()
              ? even(measure.width(node.title(), TextRole.SLIM.size()) + SLIM_PADDING)
              : Math.max(HEIGHT, height(node));
    };
  }

  private double width(DiagramNode node) {
    double title = measure.width(node.title(), TextRole.TITLE.size());
    double note =
        Math.max(
            measure.width(node.note(), TextRole.NOTE.size()),
            measure.width(node.contents(), TextRole.NOTE.size()));
    return Math.max(
        orientation == Orientation.DOWN ? LEAST_WIDTH : 0,
        even(Math.max(title, note) + 2 * PADDING));
  }

  /** Width of a block's label with its margins. */
  double label(String text) {
    return even(measure.width(text, TextRole.LABEL.size()) + 2 * PADDING);
  }

  private static double even(double value) {
    return 2 * Math.ceil(value / 2);
  }
}
