package cnnlab.ui.chart;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * A point of a {@link BubbleChart}.
 *
 * @param id tells it from the others
 * @param label written beside it where there is room
 * @param size any measure; the bubble's area is proportional to it
 * @param hollow a mark to compare with: small, not filled, behind the others, not to be selected
 * @param details shown while the pointer is on it
 */
public record Bubble(
    String id,
    String label,
    double x,
    double y,
    double size,
    Color color,
    Shape shape,
    boolean hollow,
    List<Detail> details) {

  /** One thing told about a bubble. */
  public record Detail(String name, String value) {}

  public Bubble {
    details = List.copyOf(details);
  }

  /** Its outline, for one more thing to tell apart: the data set. */
  public enum Shape {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE
  }
}
