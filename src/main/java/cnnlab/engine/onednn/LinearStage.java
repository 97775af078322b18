package cnnlab.engine.onednn;

import static cnnlab.engine.onednn.OneDnn.check;

import cnnlab.arch.Op;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_inner_product_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/**
 * y = x W' + b, with the ReLU after it. The weights lie as in PyTorch for all passes: they are the
 * largest tensors of a network, and never copied.
 */
final class LinearStage implements Stage {
  private final Op.Linear linear;
  private final String layer;
  private final boolean relu;
  private final Parameters parameters;
  private final boolean learns;
  private final WeightSign sign;
  private @Nullable Primitive forward;
  private @Nullable Value input;
  private @Nullable Value output;

  /**
   * @param learns whether the gradients of the weights are of use
   */
  LinearStage(Op.Linear linear, String layer, boolean relu, Parameters parameters, boolean learns) {
    this(linear, layer, relu, parameters, learns, WeightSign.BOTH);
  }

  private LinearStage(
      Op.Linear linear,
      String layer,
      boolean relu,
      Parameters parameters,
      boolean learns,
      WeightSign sign) {
    this.sign = sign;
    this.linear = linear;
    this.layer = layer;
    this.relu = relu;
    this.parameters = parameters;
    this.learns = learns;
  }

  /** With a part of the weights, none of which learns. */
  static LinearStage of(Op.Linear linear, String layer, Parameters parameters, WeightSign sign) {
    return new LinearStage(linear, layer, false, parameters, false, sign);
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value given = inputs.getFirst();
    Value source = tape.as(given, Layout.plain(given.layout().dimensions()));
    dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
    check(
        dnnl.dnnl_inner_product_forward_desc_init(
            operation,
            dnnl.dnnl_forward_training,
            source.layout().descriptor(),
            weights(source).descriptor(),
            bias(),
            destination(source).descriptor()),
        layer);
    Primitive primitive = Primitive.of(operation, PostOps.of(false, relu), null);
    Value result = Value.of(destination(source));
    PrimitiveCall call =
        tape.call(primitive)
            .reads(dnnl.DNNL_ARG_SRC, source)
            .reads(
                dnnl.DNNL_ARG_WEIGHTS,
                sign.weights(tape, parameters.value(layer + ".weight", weights(source))))
            .writes(dnnl.DNNL_ARG_DST, result);
    if (linear.bias()) {
      Value bias = parameters.value(layer + ".bias", Layout.plain(linear.units()));
      call.reads(dnnl.DNNL_ARG_BIAS, sign.bias(tape, bias));
    }
    call.add();
    forward = primitive;
    input = source;
    output = result;
    return result;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Value result = Objects.requireNonNull(output);
    Value gradient =
        relu
            ? Eltwise.RELU.backward(tape, result, gradOutput)
            : tape.as(gradOutput, result.layout());
    if (learns) {
      backwardWeights(tape, gradient);
    }
    return Collections.singletonList(needsGradInput ? backwardData(tape, gradient) : null);
  }

  private void backwardWeights(Tape tape, Value gradient) {
    Value source = Objects.requireNonNull(input);
    dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
    check(
        dnnl.dnnl_inner_product_backward_weights_desc_init(
            operation,
            source.layout().descriptor(),
            weights(source).descriptor(),
            bias(),
            gradient.layout().descriptor()),
        layer);
    PrimitiveCall call =
        tape.call(Primitive.of(operation, PostOps.NONE, forward))
            .reads(dnnl.DNNL_ARG_SRC, source)
            .reads(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .writes(dnnl.DNNL_ARG_DIFF_WEIGHTS, parameters.gradient(layer + ".weight"));
    if (linear.bias()) {
      call.writes(dnnl.DNNL_ARG_DIFF_BIAS, parameters.gradient(layer + ".bias"));
    }
    call.add();
  }

  private Value backwardData(Tape tape, Value gradient) {
    Value source = Objects.requireNonNull(input);
    dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
    check(
        dnnl.dnnl_inner_product_backward_data_desc_init(
            operation,
            source.layout().descriptor(),
            weights(source).descriptor(),
            gradient.layout().descriptor()),
        layer);
    Value gradInput = Value.of(source.layout());
    tape.call(Primitive.of(operation, PostOps.NONE, forward))
        .reads(dnnl.DNNL_ARG_DIFF_DST, gradient)
        .reads(dnnl.DNNL_ARG_WEIGHTS, sign.weights(tape, parameters.value(layer + ".weight")))
        .writes(dnnl.DNNL_ARG_DIFF_SRC, gradInput)
        .add();
    return gradInput;
  }

  private Layout weights(Value source) {
    return Layout.plain(linear.units(), source.layout().dimension(1));
  }

  private Layout destination(Value source) {
    return Layout.plain(source.layout().dimension(0), linear.units());
  }

  private @Nullable dnnl_memory_desc_t bias() {
    return linear.bias() ? Layout.plain(linear.units()).descriptor() : null;
  }
}
