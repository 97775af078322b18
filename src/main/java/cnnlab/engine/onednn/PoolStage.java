package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import cnnlab.arch.Window;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Maximum or mean over windows. */
final class PoolStage implements Stage {

  /** What a window comes to. */
  enum Kind {
    MAX(dnnl.dnnl_pooling_max),
    /** Divides by the whole window. */
    MEAN(dnnl.dnnl_pooling_avg_include_padding),
    /** Divides by the part of the window that lies on the map. */
    MEAN_INSIDE(dnnl.dnnl_pooling_avg_exclude_padding);

    private final int algorithm;

    Kind(int algorithm) {
      this.algorithm = algorithm;
    }
  }

  private final Kind kind;
  private final Window window;
  private final boolean ceil;
  private final boolean training;
  private @Nullable Primitive forward;
  private @Nullable Value input;
  private @Nullable Value largest;
  private @Nullable Value correction;

  PoolStage(Kind kind, Window window, boolean ceil, boolean training) {
    this.kind = kind;
    this.window = window;
    this.ceil = ceil;
    this.training = training;
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value source = inputs.getFirst();
    Layout layout = source.layout();
    dnnl_pooling_desc_t operation = new dnnl_pooling_desc_t();
    check(
        dnnl.dnnl_pooling_forward_desc_init(
            operation,
            training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
            kind.algorithm,
            layout.descriptor(),
            destination(layout).descriptor(),
            strides(),
            kernel(),
            before(),
            after(layout)),
        "pooling");
    Primitive primitive = Primitive.of(operation);
    Value output = Value.of(primitive.layout(dnnl.DNNL_ARG_DST));
    PrimitiveCall call =
        tape.call(primitive).reads(dnnl.DNNL_ARG_SRC, source).writes(dnnl.DNNL_ARG_DST, output);
    if (training && kind == Kind.MAX) {
      largest = Value.of(primitive.layout(dnnl.DNNL_ARG_WORKSPACE));
      call.writes(dnnl.DNNL_ARG_WORKSPACE, largest);
    }
    call.add();
    forward = primitive;
    input = source;
    if (kind == Kind.MEAN && reachesBeyondPadding(layout)) {
      correction = correction(tape, layout, output.layout());
      return correct(tape, output, output);
    }
    return output;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Layout layout = Objects.requireNonNull(input).layout();
    Primitive before = Objects.requireNonNull(forward);
    Value gradient = tape.as(gradOutput, before.layout(dnnl.DNNL_ARG_DST));
    if (correction != null) {
      gradient = correct(tape, gradient, tape.placeOf(gradient));
    }
    dnnl_pooling_desc_t operation = new dnnl_pooling_desc_t();
    check(
        dnnl.dnnl_pooling_backward_desc_init(
            operation,
            kind.algorithm,
            layout.descriptor(),
            gradient.layout().descriptor(),
            strides(),
            kernel(),
            before(),
            after(layout)),
        "pooling");
    Value gradInput = Value.of(layout);
    PrimitiveCall call =
        tape.call(Primitive.of(operation, PostOps.NONE, before))
            .reads(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .writes(dnnl.DNNL_ARG_DIFF_SRC, gradInput);
    if (largest != null) {
      call.reads(dnnl.DNNL_ARG_WORKSPACE, largest);
    }
    call.add();
    return Collections.singletonList(gradInput);
  }

  private Layout destination(Layout source) {
    return Layout.any(
        source.dimension(0),
        source.dimension(1),
        window.outputHeight((int) source.dimension(2), ceil),
        window.outputWidth((int) source.dimension(3), ceil));
  }

  private long[] kernel() {
    return new long[] {window.kernelHeight(), window.kernelWidth()};
  }

  private long[] strides() {
    return new long[] {window.strideHeight(), window.strideWidth()};
  }

  private long[] before() {
    return new long[] {window.paddingHeight(), window.paddingWidth()};
  }

  /** As far as the last window reaches, which with {@code ceil} may be beyond the padding. */
  private long[] after(Layout source) {
    return new long[] {
      after(
          source.dimension(2),
          window.outputHeight((int) source.dimension(2), ceil),
          window.kernelHeight(),
          window.strideHeight(),
          window.paddingHeight()),
      after(
          source.dimension(3),
          window.outputWidth((int) source.dimension(3), ceil),
          window.kernelWidth(),
          window.strideWidth(),
          window.paddingWidth())
    };
  }

  private static long after(long size, long windows, int kernel, int stride, int padding) {
    return Math.max(0, (windows - 1) * stride + kernel - size - padding);
  }

  private boolean reachesBeyondPadding(Layout source) {
    long[] after = after(source);
    return after[0] > window.paddingHeight() || after[1] > window.paddingWidth();
  }

  /** Multiplies by window size / cells that count: those beyond the padding do not (PyTorch). */
  private Value correct(Tape tape, Value from, Value to) {
    return AddStage.binary(
        tape,
        dnnl.dnnl_binary_mul,
        PostOps.NONE,
        List.of(from, Objects.requireNonNull(correction)),
        to);
  }

  private Value correction(Tape tape, Layout source, Layout destination) {
    int height = (int) destination.dimension(2);
    int width = (int) destination.dimension(3);
    float[] factors = new float[height * width];
    float whole = window.kernelHeight() * window.kernelWidth();
    for (int y = 0; y < height; y++) {
      long rows =
          end(
              y,
              source.dimension(2),
              window.kernelHeight(),
              window.strideHeight(),
              window.paddingHeight());
      for (int x = 0; x < width; x++) {
        long columns =
            end(
                x,
                source.dimension(3),
                window.kernelWidth(),
                window.strideWidth(),
                window.paddingWidth());
        factors[y * width + x] = whole / (rows * columns);
      }
    }
    return tape.constant(Layout.plain(1, 1, height, width), factors);
  }

  /** Cells of a window up to the end of the padding. */
  private static long end(long index, long size, int kernel, int stride, int padding) {
    long start = index * stride - padding;
    return Math.min(start + kernel, size + padding) - start;
  }
}
