package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/**
 * The primitives of one convolution on inputs of one size. Layouts are left to oneDNN, but for
 * narrow groups: their blocks of four channels are not added up rightly by its sums with a ReLU.
 *
 * @param narrow whether it has groups that do not fill blocks of channels
 * @param bias whether one is added, the convolution's own or one from normalization
 */
record Convolution(Op.Conv conv, Layout source, boolean narrow, boolean bias, int algorithm) {
  /** With the algorithm that pays. */
  static Convolution of(Op.Conv conv, long[] input, boolean bias) {
    boolean narrow = conv.groups() > 1 && !wide(conv, input[1]);
    Layout source = narrow ? Layout.plain(input) : Layout.any(input);
    return new Convolution(conv, source, narrow, bias, Winograd.pays(conv, source));
  }

  private static boolean wide(Op.Conv conv, long channels) {
    return channels / conv.groups() % OneDnn.BLOCK == 0
        && conv.filters() / conv.groups() % OneDnn.BLOCK == 0;
  }

  /** The same without Winograd's algorithm. */
  Convolution direct() {
    return new Convolution(conv, source, narrow, bias, dnnl.dnnl_convolution_direct);
  }

  /** Null where oneDNN has not this algorithm for it. */
  @Nullable Primitive forward(boolean training, PostOps postOps) {
    dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
    check(
        dnnl.dnnl_convolution_forward_desc_init(
            operation,
            training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
            algorithm,
            source.descriptor(),
            weights().descriptor(),
            biasDescriptor(),
            destination().descriptor(),
            strides(),
            padding(),
            padding()),
        "convolution");
    return Primitive.tryOf(operation, postOps, null);
  }

  Primitive backwardWeights(Primitive forward) {
    dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
    check(
        dnnl.dnnl_convolution_backward_weights_desc_init(
            operation,
            algorithm,
            source.descriptor(),
            weights().descriptor(),
            biasDescriptor(),
            destination().descriptor(),
            strides(),
            padding(),
            padding()),
        "convolution");
    return Primitive.of(operation, PostOps.NONE, forward);
  }

  Primitive backwardData(Primitive forward) {
    dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
    check(
        dnnl.dnnl_convolution_backward_data_desc_init(
            operation,
            algorithm,
            source.descriptor(),
            weights().descriptor(),
            destination().descriptor(),
            strides(),
            padding(),
            padding()),
        "convolution");
    return Primitive.of(operation, PostOps.NONE, forward);
  }

  private Layout weights() {
    long channels = source.dimension(1) / conv.groups();
    Window window = conv.window();
    return conv.groups() == 1
        ? Layout.any(conv.filters(), channels, window.kernelHeight(), window.kernelWidth())
        : Layout.any(
            conv.groups(),
            conv.filters() / conv.groups(),
            channels,
            window.kernelHeight(),
            window.kernelWidth());
  }

  private @Nullable dnnl_memory_desc_t biasDescriptor() {
    return bias ? Layout.plain(conv.filters()).descriptor() : null;
  }

  private Layout destination() {
    long[] dimensions = {
      source.dimension(0),
      conv.filters(),
      conv.window().outputHeight((int) source.dimension(2), false),
      conv.window().outputWidth((int) source.dimension(3), false)
    };
    return narrow ? Layout.plain(dimensions) : Layout.any(dimensions);
  }

  private long[] strides() {
    return new long[] {conv.window().strideHeight(), conv.window().strideWidth()};
  }

  private long[] padding() {
    return new long[] {conv.window().paddingHeight(), conv.window().paddingWidth()};
  }
}
