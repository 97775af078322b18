package cnnlab.arch;

import cnnlab.arch.Shape.FeatureMap;

/**
 * The sliding window of a convolution or a pooling, in pixels. Padding is the number of rows
 * (columns) added on each of the two sides.
 */
public record Window(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int paddingHeight,
    int paddingWidth) {

  /** The same kernel, stride and padding in both directions. */
  public static Window square(int kernel, int stride, int padding) {
    return new Window(kernel, kernel, stride, stride, padding, padding);
  }

  /** A stride-1 window that keeps the size; odd kernels only. */
  public static Window same(int kernelHeight, int kernelWidth) {
    return new Window(
        kernelHeight, kernelWidth, 1, 1, (kernelHeight - 1) / 2, (kernelWidth - 1) / 2);
  }

  /** Rows of the output for {@code height} rows of input; below 1 where the window does not fit. */
  public int outputHeight(int height, boolean ceil) {
    return outputSize(height, kernelHeight, strideHeight, paddingHeight, ceil);
  }

  /** Columns of the output for {@code width} columns of input. */
  public int outputWidth(int width, boolean ceil) {
    return outputSize(width, kernelWidth, strideWidth, paddingWidth, ceil);
  }

  /**
   * Rows that the last window reaches below the padded image, where the output size was rounded up.
   */
  public int rowsBeyond(FeatureMap in, FeatureMap out) {
    return beyond(in.height(), out.height(), kernelHeight, strideHeight, paddingHeight);
  }

  /** The same of columns. */
  public int columnsBeyond(FeatureMap in, FeatureMap out) {
    return beyond(in.width(), out.width(), kernelWidth, strideWidth, paddingWidth);
  }

  private static int beyond(int size, int windows, int kernel, int stride, int padding) {
    return Math.max(0, (windows - 1) * stride + kernel - size - 2 * padding);
  }

  /** The same window without padding. */
  public Window unpadded() {
    return new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, 0, 0);
  }

  /**
   * With {@code ceil}, a last window that would start in the padding on the far side is dropped, as
   * Caffe and PyTorch do.
   */
  private static int outputSize(int size, int kernel, int stride, int padding, boolean ceil) {
    int span = size + 2 * padding - kernel;
    if (span < 0) {
      return 0;
    }
    if (!ceil) {
      return span / stride + 1;
    }
    int windows = Math.ceilDiv(span, stride) + 1;
    return (windows - 1) * stride >= size + padding ? windows - 1 : windows;
  }

  @Override
  public String toString() {
    String kernel = kernelHeight + "×" + kernelWidth;
    boolean strided = strideHeight != 1 || strideWidth != 1;
    return strided
        ? kernel
            + "/"
            + (strideHeight == strideWidth ? "" + strideHeight : strideHeight + "," + strideWidth)
        : kernel;
  }
}
