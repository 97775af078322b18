package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Window;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The padding of a pooling on a map of one size. ND4J pads both sides alike and rounds the output
 * down; where {@code ceil} gives more windows, the map is copied into a larger one.
 */
final class Padding {
  private final Window window;
  private final boolean ceil;

  Padding(Window window, boolean ceil) {
    this.window = window;
    this.ceil = ceil;
  }

  long outputHeight(INDArray map) {
    return window.outputHeight((int) map.size(2), ceil);
  }

  long outputWidth(INDArray map) {
    return window.outputWidth((int) map.size(3), ceil);
  }

  /** Whether ND4J's own padding yields too few windows for this map. */
  boolean needsCopy(INDArray map) {
    return outputHeight(map) > window.outputHeight((int) map.size(2), false)
        || outputWidth(map) > window.outputWidth((int) map.size(3), false);
  }

  /** A copy of the map in a frame of {@code value} that all windows lie in. */
  INDArray copy(INDArray map, float value) {
    INDArray framed = frame(map).assign(value);
    inside(framed, map).assign(map);
    return framed;
  }

  /** An uninitialized map of the size that {@link #copy} has. */
  INDArray frame(INDArray map) {
    return NdArrays.scratch(
        map.size(0),
        map.size(1),
        size(
            map.size(2),
            outputHeight(map),
            window.kernelHeight(),
            window.strideHeight(),
            window.paddingHeight()),
        size(
            map.size(3),
            outputWidth(map),
            window.kernelWidth(),
            window.strideWidth(),
            window.paddingWidth()));
  }

  /** The view of a frame that holds the map. */
  INDArray inside(INDArray frame, INDArray map) {
    long top = window.paddingHeight();
    long left = window.paddingWidth();
    return frame.get(
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.interval(top, top + map.size(2)),
        NDArrayIndex.interval(left, left + map.size(3)));
  }

  /** Kernel, stride, padding, dilation, explicit padding, a mean's divisor is the window, NCHW. */
  int[] arguments(boolean copied) {
    return new int[] {
      window.kernelHeight(),
      window.kernelWidth(),
      window.strideHeight(),
      window.strideWidth(),
      copied ? 0 : window.paddingHeight(),
      copied ? 0 : window.paddingWidth(),
      1,
      1,
      0,
      1,
      0
    };
  }

  /** The windows' reach, and at least the map with its padding before it. */
  private static long size(long map, long windows, int kernel, int stride, int padding) {
    return Math.max((windows - 1) * stride + kernel, map + padding);
  }
}
