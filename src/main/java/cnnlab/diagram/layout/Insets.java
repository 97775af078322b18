package cnnlab.diagram.layout;

import cnnlab.diagram.geometry.Orientation;

/**
 * Room between a block's frame and its contents, as if the picture flowed down.
 *
 * @param start above the first row, where no arrow comes in
 * @param end below the last row, where no arrow goes out
 * @param leastBreadth of the whole frame, so that its label fits in
 * @param label from the left border to the label's end, where arrows come in beside it
 */
record Insets(
    double left, double right, double start, double end, double leastBreadth, double label) {
  static final Insets NONE = new Insets(0, 0, 0, 0, 0, 0);

  private static final double MARGIN = 12;
  private static final double LABEL = 24;

  /** The label's own margins hold more than an arrow needs. */
  private static final double BEFORE_ARROW = 5;

  /** For a block with a label of this width at its upper left corner. */
  static Insets of(Orientation orientation, double label) {
    return switch (orientation) {
      case DOWN -> new Insets(MARGIN, MARGIN, LABEL, MARGIN, label, label - BEFORE_ARROW);
      case RIGHT -> new Insets(LABEL, MARGIN, MARGIN, MARGIN, 0, 0);
    };
  }

  double breadth() {
    return left + right;
  }
}
