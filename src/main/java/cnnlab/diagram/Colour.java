package cnnlab.diagram;

/**
 * An opaque colour.
 *
 * @param rgb red, green and blue, 8 bits each
 */
public record Colour(int rgb) {

  /** As in CSS: "#0072b2". */
  public String hex() {
    return "#%06x".formatted(rgb);
  }

  public int red() {
    return rgb >> 16 & 0xff;
  }

  public int green() {
    return rgb >> 8 & 0xff;
  }

  public int blue() {
    return rgb & 0xff;
  }
}
