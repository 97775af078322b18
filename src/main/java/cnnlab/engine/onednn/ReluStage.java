package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_eltwise_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** max(0, x), where no primitive before it could do it in passing. */
final class ReluStage implements Stage {
  private @Nullable Value output;

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value input = inputs.getFirst();
    Value result = Value.of(input.layout());
    tape.call(forward(input.layout()))
        .reads(dnnl.DNNL_ARG_SRC, input)
        .writes(dnnl.DNNL_ARG_DST, result)
        .add();
    output = result;
    return result;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradient, boolean wanted) {
    return Collections.singletonList(backward(tape, Objects.requireNonNull(output), gradient));
  }

  /** The gradient before a ReLU, from its output. */
  static Value backward(Tape tape, Value output, Value gradient) {
    Layout layout = output.layout();
    Value above = tape.as(gradient, layout);
    Value below = tape.placeOf(above);
    dnnl_eltwise_desc_t operation = new dnnl_eltwise_desc_t();
    check(
        dnnl.dnnl_eltwise_backward_desc_init(
            operation,
            dnnl.dnnl_eltwise_relu_use_dst_for_bwd,
            layout.descriptor(),
            layout.descriptor(),
            0,
            0),
        "ReLU");
    tape.call(Primitive.of(operation, PostOps.NONE, forward(layout)))
        .reads(dnnl.DNNL_ARG_DST, output)
        .reads(dnnl.DNNL_ARG_DIFF_DST, above)
        .writes(dnnl.DNNL_ARG_DIFF_SRC, below)
        .add();
    return below;
  }

  private static Primitive forward(Layout layout) {
    dnnl_eltwise_desc_t operation = new dnnl_eltwise_desc_t();
    check(
        dnnl.dnnl_eltwise_forward_desc_init(
            operation,
            dnnl.dnnl_forward_training,
            dnnl.dnnl_eltwise_relu_use_dst_for_bwd,
            layout.descriptor(),
            0,
            0),
        "ReLU");
    return Primitive.of(operation);
  }
}
