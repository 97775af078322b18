package cnnlab.diagram.scene;

/**
 * How a box is painted.
 *
 * @param name unique among the styles of a theme; the CSS class in an SVG file
 */
public record LayerStyle(String name, RgbColor fill, RgbColor border, RgbColor text) {
  private static final RgbColor WHITE = new RgbColor(0xffffff);
  private static final RgbColor BLACK = new RgbColor(0x000000);

  /** Of a face turned to the light. */
  LayerStyle lit() {
    return new LayerStyle(name + "-lit", fill.mixed(WHITE, 0.35), border, text);
  }

  /** Of a face turned away from the light. */
  LayerStyle shaded() {
    return new LayerStyle(name + "-shaded", fill.mixed(BLACK, 0.16), border, text);
  }
}
