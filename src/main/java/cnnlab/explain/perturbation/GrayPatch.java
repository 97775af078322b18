package cnnlab.explain.perturbation;

/**
 * A gray square laid over an image; all as shares of the image's side.
 *
 * @param x of its middle
 * @param y of its middle
 */
public record GrayPatch(double x, double y, double side) {
  static final int GRAY = 128;

  /** Whether it covers a pixel. */
  boolean covers(int column, int row, int size) {
    return Math.abs((column + 0.5) / size - x) <= side / 2
        && Math.abs((row + 0.5) / size - y) <= side / 2;
  }
}
