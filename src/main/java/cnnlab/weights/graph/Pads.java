package cnnlab.weights.graph;

import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Window;
import java.nio.FloatBuffer;
import java.util.Optional;

/** Rows and columns around an image, which need not be the same on both sides. */
public record Pads(int top, int left, int bottom, int right) {
  public static final Pads NONE = new Pads(0, 0, 0, 0);

  /**
   * As many as a window needs so that the output has the input's size divided by the stride.
   *
   * @param window whose own padding does not count
   * @param endFirst whether the odd row stands before the image, and not behind it
   */
  public static Pads same(FeatureMap map, Window window, boolean endFirst) {
    int rows = same(map.height(), window.kernelHeight(), window.strideHeight());
    int columns = same(map.width(), window.kernelWidth(), window.strideWidth());
    int top = endFirst ? rows - rows / 2 : rows / 2;
    int left = endFirst ? columns - columns / 2 : columns / 2;
    return new Pads(top, left, rows - top, columns - left);
  }

  private static int same(int size, int kernel, int stride) {
    return Math.max(0, (Math.ceilDiv(size, stride) - 1) * stride + kernel - size);
  }

  public Pads plus(Pads other) {
    return new Pads(top + other.top, left + other.left, bottom + other.bottom, right + other.right);
  }

  /** The size of a map with them. */
  public FeatureMap around(FeatureMap map) {
    return new FeatureMap(map.channels(), map.height() + top + bottom, map.width() + left + right);
  }

  public boolean isSymmetric() {
    return top == bottom && left == right;
  }

  /** What a symmetric padding must have to cover this one. */
  public int height() {
    return Math.max(top, bottom);
  }

  public int width() {
    return Math.max(left, right);
  }

  /**
   * The window of a kernel that was {@link #enlarge enlarged} to be padded by the same on both
   * sides.
   *
   * @param kernel whose own padding does not count
   */
  public Window window(Window kernel) {
    return new Window(
        kernel.kernelHeight() + 2 * height() - top - bottom,
        kernel.kernelWidth() + 2 * width() - left - right,
        kernel.strideHeight(),
        kernel.strideWidth(),
        height(),
        width());
  }

  /**
   * Kernels with zeros where the padding of one side is smaller: they then fit both.
   *
   * @param from values of all planes, each of the kernel's rows
   * @param to zeros, for planes of the enlarged window
   */
  public void enlarge(FloatBuffer from, Window kernel, float[] to) {
    Window large = window(kernel);
    int size = kernel.kernelHeight() * kernel.kernelWidth();
    int planes = from.remaining() / size;
    int at = from.position();
    for (int plane = 0; plane < planes; plane++) {
      for (int y = 0; y < kernel.kernelHeight(); y++) {
        for (int x = 0; x < kernel.kernelWidth(); x++) {
          int row = plane * large.kernelHeight() + height() - top + y;
          to[row * large.kernelWidth() + width() - left + x] = from.get(at++);
        }
      }
    }
  }

  /**
   * How a pooling that leaves its padding out reaches as far: with more padding behind than before,
   * a window is added that is not full, as rounding up does. Empty where it does not.
   *
   * @param window with no padding of its own
   */
  public Optional<Pooled> pooled(FeatureMap map, Window window, boolean ceil) {
    Window padded =
        new Window(
            window.kernelHeight(),
            window.kernelWidth(),
            window.strideHeight(),
            window.strideWidth(),
            top,
            left);
    if (isSymmetric()) {
      return Optional.of(new Pooled(padded, ceil));
    }
    int rows = (map.height() + top + bottom - window.kernelHeight()) / window.strideHeight() + 1;
    int columns = (map.width() + left + right - window.kernelWidth()) / window.strideWidth() + 1;
    boolean fits =
        !ceil
            && padded.outputHeight(map.height(), true) == rows
            && padded.outputWidth(map.width(), true) == columns;
    return fits ? Optional.of(new Pooled(padded, true)) : Optional.empty();
  }

  /**
   * A pooling's window.
   *
   * @param ceil whether the output size is rounded up
   */
  public record Pooled(Window window, boolean ceil) {}
}
