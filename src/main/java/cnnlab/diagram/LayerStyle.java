package cnnlab.diagram;

/**
 * How a box is painted.
 *
 * @param name unique among the styles of a theme; the CSS class in an SVG file
 */
public record LayerStyle(String name, Colour fill, Colour border, Colour text) {}
