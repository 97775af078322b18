package cnnlab.diagram.scene;

import java.util.List;

/**
 * How an arrow is painted.
 *
 * @param name unique among the styles of a theme; the CSS class in an SVG file
 * @param width in pixels
 * @param dash lengths of dashes and gaps in turn, in pixels; empty for a solid line
 */
public record LineStyle(String name, RgbColor color, double width, List<Double> dash) {
  public LineStyle {
    dash = List.copyOf(dash);
  }

  static LineStyle solid(String name, int rgb, double width) {
    return new LineStyle(name, new RgbColor(rgb), width, List.of());
  }

  static LineStyle dashed(String name, int rgb, double width, double dash, double gap) {
    return new LineStyle(name, new RgbColor(rgb), width, List.of(dash, gap));
  }
}
