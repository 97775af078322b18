package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import cnnlab.arch.Op;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Batch normalization in evaluation mode, with the running statistics and the ReLU after it. */
final class BatchNormInferenceStage implements Stage {
  private static final int FLAGS =
      dnnl.dnnl_use_global_stats | dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;

  private final Op.BatchNorm norm;
  private final String layer;
  private final boolean relu;
  private final boolean explains;
  private final Parameters parameters;
  private @Nullable Primitive forward;
  private @Nullable Value input;

  /**
   * @param explains whether the gradient of the input is asked for, too; then without a ReLU
   */
  BatchNormInferenceStage(
      Op.BatchNorm norm, String layer, boolean relu, Parameters parameters, boolean explains) {
    this.norm = norm;
    this.layer = layer;
    this.relu = relu;
    this.parameters = parameters;
    this.explains = explains;
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value source = inputs.getFirst();
    dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
    check(
        dnnl.dnnl_batch_normalization_forward_desc_init(
            operation,
            explains ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
            source.layout().descriptor(),
            (float) norm.epsilon(),
            relu ? FLAGS | dnnl.dnnl_fuse_norm_relu : FLAGS),
        layer);
    Value output = Value.of(source.layout());
    Primitive primitive = Primitive.of(operation);
    tape.call(primitive)
        .reads(dnnl.DNNL_ARG_SRC, source)
        .reads(dnnl.DNNL_ARG_MEAN, parameter("running_mean", source))
        .reads(dnnl.DNNL_ARG_VARIANCE, parameter("running_var", source))
        .reads(dnnl.DNNL_ARG_SCALE, parameter("weight", source))
        .reads(dnnl.DNNL_ARG_SHIFT, parameter("bias", source))
        .writes(dnnl.DNNL_ARG_DST, output)
        .add();
    forward = primitive;
    input = source;
    return output;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Value source = Objects.requireNonNull(input);
    Layout layout = source.layout();
    Value gradient = tape.as(gradOutput, layout);
    Value gradInput = Value.of(layout);
    dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
    check(
        dnnl.dnnl_batch_normalization_backward_desc_init(
            operation,
            dnnl.dnnl_backward, // for the input alone, oneDNN has none with scale and shift
            layout.descriptor(),
            layout.descriptor(),
            (float) norm.epsilon(),
            FLAGS),
        layer);
    tape.call(Primitive.of(operation, PostOps.NONE, forward))
        .reads(dnnl.DNNL_ARG_SRC, source)
        .reads(dnnl.DNNL_ARG_MEAN, parameter("running_mean", source))
        .reads(dnnl.DNNL_ARG_VARIANCE, parameter("running_var", source))
        .reads(dnnl.DNNL_ARG_SCALE, parameter("weight", source))
        .reads(dnnl.DNNL_ARG_SHIFT, parameter("bias", source))
        .reads(dnnl.DNNL_ARG_DIFF_DST, gradient)
        .writes(dnnl.DNNL_ARG_DIFF_SCALE, Value.of(Layout.plain(layout.dimension(1))))
        .writes(dnnl.DNNL_ARG_DIFF_SHIFT, Value.of(Layout.plain(layout.dimension(1))))
        .writes(dnnl.DNNL_ARG_DIFF_SRC, gradInput)
        .add();
    return Collections.singletonList(gradInput);
  }

  private Value parameter(String suffix, Value source) {
    return parameters.value(layer + "." + suffix, Layout.plain(source.layout().dimension(1)));
  }
}
