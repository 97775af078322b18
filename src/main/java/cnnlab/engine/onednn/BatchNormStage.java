package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import cnnlab.arch.Op;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Batch normalization while training, with the ReLU after it. */
final class BatchNormStage implements Stage {
  private final Op.BatchNorm norm;
  private final String layer;
  private final boolean relu;
  private final Parameters parameters;
  private @Nullable Primitive forward;
  private @Nullable Value input;
  private @Nullable Value mean;
  private @Nullable Value variance;
  private @Nullable Value mask;

  BatchNormStage(Op.BatchNorm norm, String layer, boolean relu, Parameters parameters) {
    this.norm = norm;
    this.layer = layer;
    this.relu = relu;
    this.parameters = parameters;
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value source = inputs.getFirst();
    Layout layout = source.layout();
    dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
    check(
        dnnl.dnnl_batch_normalization_forward_desc_init(
            operation,
            dnnl.dnnl_forward_training,
            layout.descriptor(),
            (float) norm.epsilon(),
            flags()),
        layer);
    Primitive primitive = Primitive.of(operation);
    Value batchMean = Value.of(primitive.layout(dnnl.DNNL_ARG_MEAN));
    Value batchVariance = Value.of(primitive.layout(dnnl.DNNL_ARG_VARIANCE));
    Value output = Value.of(layout);
    PrimitiveCall call =
        tape.call(primitive)
            .reads(dnnl.DNNL_ARG_SRC, source)
            .reads(dnnl.DNNL_ARG_SCALE, parameter("weight", layout))
            .reads(dnnl.DNNL_ARG_SHIFT, parameter("bias", layout))
            .writes(dnnl.DNNL_ARG_MEAN, batchMean)
            .writes(dnnl.DNNL_ARG_VARIANCE, batchVariance)
            .writes(dnnl.DNNL_ARG_DST, output);
    if (relu) {
      mask = Value.of(primitive.layout(dnnl.DNNL_ARG_WORKSPACE));
      call.writes(dnnl.DNNL_ARG_WORKSPACE, mask);
    }
    call.add();
    forward = primitive;
    input = source;
    mean = batchMean;
    variance = batchVariance;
    follow(tape, batchMean, batchVariance, layout);
    return output;
  }

  /** Lets the running statistics follow the batch's. */
  private void follow(Tape tape, Value batchMean, Value batchVariance, Layout layout) {
    long count = 1;
    for (long dimension : layout.dimensions()) {
      count *= dimension;
    }
    tape.add(
        new RunningStatistics(
            norm.momentum(),
            count / layout.dimension(1),
            List.of(batchMean, batchVariance),
            List.of(parameter("running_mean", layout), parameter("running_var", layout))),
        batchMean,
        batchVariance);
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Value source = Objects.requireNonNull(input);
    Layout layout = source.layout();
    Value gradient = tape.as(gradOutput, layout);
    Value gradInput = tape.placeOf(gradient);
    dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
    check(
        dnnl.dnnl_batch_normalization_backward_desc_init(
            operation,
            dnnl.dnnl_backward,
            layout.descriptor(),
            layout.descriptor(),
            (float) norm.epsilon(),
            flags()),
        layer);
    PrimitiveCall call =
        tape.call(Primitive.of(operation, PostOps.NONE, forward))
            .reads(dnnl.DNNL_ARG_SRC, source)
            .reads(dnnl.DNNL_ARG_MEAN, Objects.requireNonNull(mean))
            .reads(dnnl.DNNL_ARG_VARIANCE, Objects.requireNonNull(variance))
            .reads(dnnl.DNNL_ARG_SCALE, parameter("weight", layout))
            .reads(dnnl.DNNL_ARG_SHIFT, parameter("bias", layout))
            .reads(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .writes(dnnl.DNNL_ARG_DIFF_SCALE, parameters.gradient(layer + ".weight"))
            .writes(dnnl.DNNL_ARG_DIFF_SHIFT, parameters.gradient(layer + ".bias"))
            .writes(dnnl.DNNL_ARG_DIFF_SRC, gradInput);
    if (mask != null) {
      call.reads(dnnl.DNNL_ARG_WORKSPACE, mask);
    }
    call.add();
    return Collections.singletonList(gradInput);
  }

  private Value parameter(String suffix, Layout layout) {
    return parameters.value(layer + "." + suffix, Layout.plain(layout.dimension(1)));
  }

  private int flags() {
    int affine = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;
    return relu ? affine | dnnl.dnnl_fuse_norm_relu : affine;
  }
}
