package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import cnnlab.arch.Op;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_lrn_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Local response normalization across channels. */
final class LrnStage implements Stage {
  private final Op.Lrn lrn;
  private final boolean training;
  private @Nullable Primitive forward;
  private @Nullable Value input;
  private @Nullable Value workspace;

  LrnStage(Op.Lrn lrn, boolean training) {
    this.lrn = lrn;
    this.training = training;
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value source = inputs.getFirst();
    dnnl_lrn_desc_t operation = new dnnl_lrn_desc_t();
    check(
        dnnl.dnnl_lrn_forward_desc_init(
            operation,
            training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
            dnnl.dnnl_lrn_across_channels,
            source.layout().descriptor(),
            lrn.size(),
            alpha(),
            (float) lrn.beta(),
            (float) lrn.k()),
        "LRN");
    Primitive primitive = Primitive.of(operation);
    Value output = Value.of(primitive.layout(dnnl.DNNL_ARG_DST));
    PrimitiveCall call =
        tape.call(primitive).reads(dnnl.DNNL_ARG_SRC, source).writes(dnnl.DNNL_ARG_DST, output);
    Layout kept = primitive.layout(dnnl.DNNL_ARG_WORKSPACE);
    if (kept.bytes() > 0) {
      workspace = Value.of(kept);
      call.writes(dnnl.DNNL_ARG_WORKSPACE, workspace);
    }
    call.add();
    forward = primitive;
    input = source;
    return output;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Value source = Objects.requireNonNull(input);
    Value gradient = tape.as(gradOutput, source.layout());
    dnnl_lrn_desc_t operation = new dnnl_lrn_desc_t();
    check(
        dnnl.dnnl_lrn_backward_desc_init(
            operation,
            dnnl.dnnl_lrn_across_channels,
            gradient.layout().descriptor(),
            source.layout().descriptor(),
            lrn.size(),
            alpha(),
            (float) lrn.beta(),
            (float) lrn.k()),
        "LRN");
    Value gradInput = Value.of(source.layout());
    PrimitiveCall call =
        tape.call(Primitive.of(operation, PostOps.NONE, forward))
            .reads(dnnl.DNNL_ARG_SRC, source)
            .reads(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .writes(dnnl.DNNL_ARG_DIFF_SRC, gradInput);
    if (workspace != null) {
      call.reads(dnnl.DNNL_ARG_WORKSPACE, workspace);
    }
    call.add();
    return Collections.singletonList(gradInput);
  }

  /** oneDNN divides its alpha by the size of the window. */
  private float alpha() {
    return (float) (lrn.alpha() * lrn.size());
  }
}
