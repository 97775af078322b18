package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import cnnlab.arch.Op;
import org.bytedeco.dnnl.dnnl_eltwise_desc_t;
import org.bytedeco.dnnl.global.dnnl;

/**
 * An activation function in oneDNN's terms.
 *
 * @param algorithm {@code dnnl_eltwise_...}
 * @param alpha its first number
 * @param beta its second number
 * @param fromOutput whether its gradient is worked out from its output, not its input
 */
record Eltwise(int algorithm, float alpha, float beta, boolean fromOutput) {
  static final Eltwise RELU = of(new Op.Relu());

  /** min(0, x). */
  static final Eltwise NEGATIVE = new Eltwise(dnnl.dnnl_eltwise_clip, -Float.MAX_VALUE, 0, false);

  static Eltwise of(Op.Activation function) {
    boolean fromOutput = function.followsFromOutput();
    return switch (function) {
      case Op.Relu _ -> new Eltwise(dnnl.dnnl_eltwise_relu_use_dst_for_bwd, 0, 0, fromOutput);
      case Op.Relu6 _ -> new Eltwise(dnnl.dnnl_eltwise_clip_v2_use_dst_for_bwd, 0, 6, fromOutput);
      case Op.LeakyRelu leaky ->
          new Eltwise(dnnl.dnnl_eltwise_relu_use_dst_for_bwd, (float) leaky.slope(), 0, fromOutput);
      case Op.Elu _ -> new Eltwise(dnnl.dnnl_eltwise_elu_use_dst_for_bwd, 1, 0, fromOutput);
      case Op.Silu _ -> new Eltwise(dnnl.dnnl_eltwise_swish, 1, 0, fromOutput);
      case Op.Sigmoid _ ->
          new Eltwise(dnnl.dnnl_eltwise_logistic_use_dst_for_bwd, 0, 0, fromOutput);
      case Op.Tanh _ -> new Eltwise(dnnl.dnnl_eltwise_tanh_use_dst_for_bwd, 0, 0, fromOutput);
    };
  }

  Value forward(Tape tape, Value input) {
    Value output = Value.of(input.layout());
    tape.call(forward(input.layout()))
        .reads(dnnl.DNNL_ARG_SRC, input)
        .writes(dnnl.DNNL_ARG_DST, output)
        .add();
    return output;
  }

  /**
   * The gradient before the function.
   *
   * @param known its output, or its input where the gradient follows from that
   * @param gradOutput the gradient behind it
   */
  Value backward(Tape tape, Value known, Value gradOutput) {
    Layout layout = known.layout();
    Value gradient = tape.as(gradOutput, layout);
    Value gradInput = tape.placeOf(gradient);
    dnnl_eltwise_desc_t operation = new dnnl_eltwise_desc_t();
    check(
        dnnl.dnnl_eltwise_backward_desc_init(
            operation, algorithm, layout.descriptor(), layout.descriptor(), alpha, beta),
        "activation");
    Primitive forward = forward(layout);
    Primitive backward = Primitive.of(operation, PostOps.NONE, forward);
    forward.close();
    tape.call(backward)
        .reads(fromOutput ? dnnl.DNNL_ARG_DST : dnnl.DNNL_ARG_SRC, known)
        .reads(dnnl.DNNL_ARG_DIFF_DST, gradient)
        .writes(dnnl.DNNL_ARG_DIFF_SRC, gradInput)
        .add();
    return gradInput;
  }

  private Primitive forward(Layout layout) {
    dnnl_eltwise_desc_t operation = new dnnl_eltwise_desc_t();
    check(
        dnnl.dnnl_eltwise_forward_desc_init(
            operation, dnnl.dnnl_forward_training, algorithm, layout.descriptor(), alpha, beta),
        "activation");
    return Primitive.of(operation);
  }
}
