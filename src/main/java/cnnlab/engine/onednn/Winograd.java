package cnnlab.engine.onednn;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import org.bytedeco.dnnl.global.dnnl;

/**
 * Which convolutions are computed in Winograd's domain, 4 x 4 results at a time with a quarter of
 * the multiplications (Lavin 2015). A fixed rule, found by measuring: a race at the start would now
 * and then end otherwise, and with it the last bits of the results.
 */
final class Winograd {
  private static final int LEAST_CHANNELS = 32;
  private static final int LEAST_SIZE = 4;

  private Winograd() {}

  /** The algorithm for this convolution. */
  static int pays(Op.Conv conv, Layout source) {
    Window window = conv.window();
    boolean fits = conv.groups() == 1 && window.equals(Window.square(3, 1, 1));
    boolean worth =
        source.dimension(1) >= LEAST_CHANNELS
            && conv.filters() >= LEAST_CHANNELS
            && source.dimension(2) >= LEAST_SIZE
            && source.dimension(3) >= LEAST_SIZE;
    return fits && worth ? dnnl.dnnl_convolution_winograd : dnnl.dnnl_convolution_direct;
  }
}
