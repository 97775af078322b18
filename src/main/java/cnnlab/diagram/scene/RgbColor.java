package cnnlab.diagram.scene;

/**
 * An opaque color.
 *
 * @param rgb red, green and blue, 8 bits each
 */
public record RgbColor(int rgb) {

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

  /** Mixed with another, of which it takes this share. */
  public RgbColor mixed(RgbColor other, double share) {
    int mixedRed = (int) Math.round(red() + share * (other.red() - red()));
    int mixedGreen = (int) Math.round(green() + share * (other.green() - green()));
    int mixedBlue = (int) Math.round(blue() + share * (other.blue() - blue()));
    return new RgbColor(mixedRed << 16 | mixedGreen << 8 | mixedBlue);
  }

  /** WCAG's contrast ratio, from 1 to 21. */
  public double contrast(RgbColor other) {
    double high = Math.max(luminance(), other.luminance());
    double low = Math.min(luminance(), other.luminance());
    return (high + 0.05) / (low + 0.05);
  }

  private double luminance() {
    return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
