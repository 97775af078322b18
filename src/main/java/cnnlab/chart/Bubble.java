package cnnlab.chart;

import cnnlab.diagram.scene.RgbColor;
import java.util.List;

/**
 * A point of a chart that sets one measure against another.
 *
 * @param id tells it from the others
 * @param label written beside it where there is room
 * @param size any measure; the bubble's area is proportional to it
 * @param fill what kind of point it is
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
    Fill fill,
    List<Detail> details) {

  /** How a bubble's area is drawn. */
  public enum Fill {
    FILLED,
    /** An outline of dashes: what a budget rules out. */
    DASHED,
    /** A plain outline: a mark to compare with, behind the others, not to be selected. */
    HOLLOW
  }

  /** Whether it is a mark to compare with. */
  public boolean hollow() {
    return fill == Fill.HOLLOW;
  }

  /** One thing told about a bubble. */
  public record Detail(String name, String value) {}

  public Bubble {
    details = List.copyOf(details);
  }
}
