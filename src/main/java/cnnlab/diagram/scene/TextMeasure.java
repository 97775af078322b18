package cnnlab.diagram.scene;

/** How wide a text is; the layout asks nothing else about fonts. */
public interface TextMeasure {
  /** Width in pixels of {@code text} in a font of this size, in pixels. */
  double width(String text, double size);
}
