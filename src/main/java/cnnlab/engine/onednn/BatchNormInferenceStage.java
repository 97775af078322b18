package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import cnnlab.arch.Op;
import java.util.List;
import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Batch normalization in evaluation mode, with the running statistics and the ReLU after it. */
final class BatchNormInferenceStage implements Stage {
  private final Op.BatchNorm norm;
  private final String layer;
  private final boolean relu;
  private final Parameters parameters;

  BatchNormInferenceStage(Op.BatchNorm norm, String layer, boolean relu, Parameters parameters) {
    this.norm = norm;
    this.layer = layer;
    this.relu = relu;
    this.parameters = parameters;
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value source = inputs.getFirst();
    dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
    int flags = dnnl.dnnl_use_global_stats | dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;
    check(
        dnnl.dnnl_batch_normalization_forward_desc_init(
            operation,
            dnnl.dnnl_forward_inference,
            source.layout().descriptor(),
            (float) norm.epsilon(),
            relu ? flags | dnnl.dnnl_fuse_norm_relu : flags),
        layer);
    Value output = Value.of(source.layout());
    tape.call(Primitive.of(operation))
        .reads(dnnl.DNNL_ARG_SRC, source)
        .reads(dnnl.DNNL_ARG_MEAN, parameter("running_mean", source))
        .reads(dnnl.DNNL_ARG_VARIANCE, parameter("running_var", source))
        .reads(dnnl.DNNL_ARG_SCALE, parameter("weight", source))
        .reads(dnnl.DNNL_ARG_SHIFT, parameter("bias", source))
        .writes(dnnl.DNNL_ARG_DST, output)
        .add();
    return output;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    throw new UnsupportedOperationException("in evaluation mode");
  }

  private Value parameter(String suffix, Value source) {
    return parameters.value(layer + "." + suffix, Layout.plain(source.layout().dimension(1)));
  }
}
