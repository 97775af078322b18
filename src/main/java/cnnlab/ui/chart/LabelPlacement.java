package cnnlab.ui.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds each label a place beside its bubble where it covers neither a bubble nor another label;
 * where there is none, the label is left out.
 */
final class LabelPlacement {
  private static final double GAP = 3;

  private final Rectangle2D area;
  private final List<Rectangle2D> taken = new ArrayList<>();

  /**
   * @param area within which labels must lie
   * @param bubbles what must not be covered
   */
  LabelPlacement(Rectangle2D area, List<Rectangle2D> bubbles) {
    this.area = area;
    taken.addAll(bubbles);
  }

  /** The label's place, which is then taken. Who asks first has the best choice. */
  Optional<Rectangle2D> place(Rectangle2D bubble, double width, double height) {
    double middleX = bubble.getCenterX() - width / 2;
    double middleY = bubble.getCenterY() - height / 2;
    double left = bubble.getMinX() - GAP - width;
    double right = bubble.getMaxX() + GAP;
    double above = bubble.getMinY() - GAP - height;
    double below = bubble.getMaxY() + GAP;
    double[][] places = {{right, middleY}, {left, middleY}, {middleX, above}, {middleX, below}};
    for (double[] place : places) {
      Rectangle2D box = new Rectangle2D.Double(place[0], place[1], width, height);
      if (area.contains(box) && taken.stream().noneMatch(box::intersects)) {
        taken.add(new Rectangle2D.Double(place[0] - GAP, place[1], width + 2 * GAP, height));
        return Optional.of(box);
      }
    }
    return Optional.empty();
  }
}
