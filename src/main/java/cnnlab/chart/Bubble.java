package cnnlab.chart;

import cnnlab.diagram.scene.RgbColor;
import java.util.List;

/**
 * A point of a chart that sets one measure against another.
 *
 * @param id tells it from the others
 * @param label written beside it where there is room
 * @param size any measure; the bubble's area is proportional to it
 * @param hollow a mark to compare with: not filled, behind the others, not to be selected
 * @param details shown while the pointer is on it
 */
public record Bubble(
    String id,
    String label,
    double x,
    double y,
    double size,
    RgbColor color,
    Symbol symbol,
    boolean hollow,
    List<Detail> details) {

  /** One thing told about a bubble. */
  public record Detail(String name, String value) {}

  public Bubble {
    details = List.copyOf(details);
  }
}
