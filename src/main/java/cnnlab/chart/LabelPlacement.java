package cnnlab.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds each label a place where it covers neither a bubble nor another label: beside its bubble,
 * or farther and farther around it.
 */
final class LabelPlacement {
  private static final double GAP = 3;

  /** Label heights by which the places around a bubble move away. */
  private static final double STEP = 0.75;

  private static final int FARTHEST = 24;
  private static final int DIRECTIONS = 16;

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

  /**
   * The label's place, which is then taken. Who asks first has the best choice.
   *
   * @param needed whether it goes farther away, and in the end covers as little as it can, rather
   *     than being left out
   */
  Optional<Rectangle2D> place(Rectangle2D bubble, double width, double height, boolean needed) {
    List<Rectangle2D> places = beside(bubble, width, height);
    if (needed) {
      around(bubble, width, height).forEach(box -> places.add(within(box)));
    }
    Optional<Rectangle2D> free =
        places.stream()
            .filter(box -> area.contains(box) && taken.stream().noneMatch(box::intersects))
            .findFirst();
    Optional<Rectangle2D> place =
        free.isEmpty() && needed
            ? places.stream()
                .filter(area::contains)
                .min(Comparator.comparingDouble(this::covered))
                .or(() -> Optional.of(within(places.getFirst())))
            : free;
    place.ifPresent(
        box ->
            taken.add(
                new Rectangle2D.Double(
                    box.getX() - GAP, box.getY(), box.getWidth() + 2 * GAP, box.getHeight())));
    return place;
  }

  /** How much of a place is taken, in square pixels. */
  private double covered(Rectangle2D place) {
    return taken.stream()
        .map(place::createIntersection)
        .filter(shared -> !shared.isEmpty())
        .mapToDouble(shared -> shared.getWidth() * shared.getHeight())
        .sum();
  }

  private static List<Rectangle2D> beside(Rectangle2D bubble, double width, double height) {
    double middleX = bubble.getCenterX() - width / 2;
    double middleY = bubble.getCenterY() - height / 2;
    List<Rectangle2D> places = new ArrayList<>();
    places.add(new Rectangle2D.Double(bubble.getMaxX() + GAP, middleY, width, height));
    places.add(new Rectangle2D.Double(bubble.getMinX() - GAP - width, middleY, width, height));
    places.add(new Rectangle2D.Double(middleX, bubble.getMinY() - GAP - height, width, height));
    places.add(new Rectangle2D.Double(middleX, bubble.getMaxY() + GAP, width, height));
    return places;
  }

  private static List<Rectangle2D> around(Rectangle2D bubble, double width, double height) {
    List<Rectangle2D> places = new ArrayList<>();
    for (int ring = 1; ring <= FARTHEST; ring++) {
      double away = GAP + ring * STEP * height;
      for (int i = 0; i < DIRECTIONS; i++) {
        double angle = 2 * Math.PI * i / DIRECTIONS;
        double x =
            bubble.getCenterX() + Math.cos(angle) * (bubble.getWidth() / 2 + away + width / 2);
        double y =
            bubble.getCenterY() + Math.sin(angle) * (bubble.getHeight() / 2 + away + height / 2);
        places.add(new Rectangle2D.Double(x - width / 2, y - height / 2, width, height));
      }
    }
    return places;
  }

  private Rectangle2D within(Rectangle2D box) {
    double x = Math.max(area.getX(), Math.min(box.getX(), area.getMaxX() - box.getWidth()));
    double y = Math.max(area.getY(), Math.min(box.getY(), area.getMaxY() - box.getHeight()));
    return new Rectangle2D.Double(x, y, box.getWidth(), box.getHeight());
  }
}
