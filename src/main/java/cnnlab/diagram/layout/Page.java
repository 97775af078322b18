package cnnlab.diagram.layout;

/**
 * What a picture is to be shown on.
 *
 * @param width in pixels
 * @param height in pixels
 * @param least scale at which the picture is shown even where it then goes on below the page; 0 if
 *     it is to be seen whole
 */
public record Page(double width, double height, double least) {
  private static final double LARGEST_SCALE = 2;

  /** On which a picture is seen whole. */
  public Page(double width, double height) {
    this(width, height, 0);
  }

  /** How large a picture of this size can be shown without being moved sideways. */
  double scale(double pictureWidth, double pictureHeight) {
    double across = width / pictureWidth;
    double whole = Math.min(across, height / pictureHeight);
    return Math.min(LARGEST_SCALE, Math.max(whole, Math.min(across, least)));
  }
}
