package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import cnnlab.arch.Op;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_inner_product_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/**
 * Mean over a grid of regions that overlap, as a product with a matrix [regions, pixels]: region i
 * of n covers the rows from floor(i size / n) to ceil((i + 1) size / n).
 */
final class AdaptiveAvgPoolStage implements Stage {
  private final Op.AdaptiveAvgPool pool;
  private long[] map = {};
  private @Nullable Value matrix;
  private @Nullable Primitive forward;

  AdaptiveAvgPoolStage(Op.AdaptiveAvgPool pool) {
    this.pool = pool;
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    map = inputs.getFirst().layout().dimensions();
    Value planes = tape.as(inputs.getFirst(), Layout.plain(map)).as(planes());
    Value regions = tape.constant(regions(), shares((int) map[2], (int) map[3]));
    dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
    check(
        dnnl.dnnl_inner_product_forward_desc_init(
            operation,
            dnnl.dnnl_forward_training,
            planes.layout().descriptor(),
            regions.layout().descriptor(),
            null,
            means().descriptor()),
        "adaptive pooling");
    Primitive primitive = Primitive.of(operation);
    Value output = Value.of(means());
    tape.call(primitive)
        .reads(dnnl.DNNL_ARG_SRC, planes)
        .reads(dnnl.DNNL_ARG_WEIGHTS, regions)
        .writes(dnnl.DNNL_ARG_DST, output)
        .add();
    matrix = regions;
    forward = primitive;
    return output.as(output());
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Value gradient = tape.as(gradOutput, output()).as(means());
    Value regions = Objects.requireNonNull(matrix);
    dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
    check(
        dnnl.dnnl_inner_product_backward_data_desc_init(
            operation, planes().descriptor(), regions.layout().descriptor(), means().descriptor()),
        "adaptive pooling");
    Value gradInput = Value.of(planes());
    tape.call(Primitive.of(operation, PostOps.NONE, forward))
        .reads(dnnl.DNNL_ARG_DIFF_DST, gradient)
        .reads(dnnl.DNNL_ARG_WEIGHTS, regions)
        .writes(dnnl.DNNL_ARG_DIFF_SRC, gradInput)
        .add();
    return Collections.singletonList(gradInput.as(Layout.plain(map)));
  }

  private Layout planes() {
    return Layout.plain(map[0] * map[1], map[2] * map[3]);
  }

  private Layout regions() {
    return Layout.plain((long) pool.height() * pool.width(), map[2] * map[3]);
  }

  private Layout means() {
    return Layout.plain(map[0] * map[1], (long) pool.height() * pool.width());
  }

  private Layout output() {
    return Layout.plain(map[0], map[1], pool.height(), pool.width());
  }

  private float[] shares(int height, int width) {
    float[] shares = new float[pool.height() * pool.width() * height * width];
    for (int i = 0; i < pool.height(); i++) {
      int top = i * height / pool.height();
      int bottom = Math.ceilDiv((i + 1) * height, pool.height());
      for (int j = 0; j < pool.width(); j++) {
        int left = j * width / pool.width();
        int right = Math.ceilDiv((j + 1) * width, pool.width());
        float mean = 1f / ((bottom - top) * (right - left));
        int region = i * pool.width() + j;
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            shares[(region * height + y) * width + x] = mean;
          }
        }
      }
    }
    return shares;
  }
}
