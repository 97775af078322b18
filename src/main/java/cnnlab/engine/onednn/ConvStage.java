package cnnlab.engine.onednn;

import cnnlab.arch.Op;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** Convolution with its gradients and the ReLU after it. */
final class ConvStage implements Stage {
  private final Op.Conv conv;
  private final String layer;
  private final boolean relu;
  private final Parameters parameters;
  private final boolean learns;
  private final WeightSign sign;
  private @Nullable Value input;
  private @Nullable Value output;
  private @Nullable Primitive forward;
  private @Nullable Convolution convolution;

  /**
   * @param learns whether the gradients of the weights are of use
   */
  ConvStage(Op.Conv conv, String layer, boolean relu, Parameters parameters, boolean learns) {
    this(conv, layer, relu, parameters, learns, WeightSign.BOTH);
  }

  private ConvStage(
      Op.Conv conv,
      String layer,
      boolean relu,
      Parameters parameters,
      boolean learns,
      WeightSign sign) {
    this.sign = sign;
    this.conv = conv;
    this.layer = layer;
    this.relu = relu;
    this.parameters = parameters;
    this.learns = learns;
  }

  /** With a part of the weights, none of which learns. */
  static ConvStage of(Op.Conv conv, String layer, Parameters parameters, WeightSign sign) {
    return new ConvStage(conv, layer, false, parameters, false, sign);
  }

  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    input = inputs.getFirst();
    Convolution wanted = Convolution.of(conv, input.layout().dimensions(), conv.bias());
    if (!learns) {
      wanted = wanted.direct(); // Winograd's is faster, and less exact
    }
    Primitive primitive = wanted.forward(true, PostOps.of(false, relu));
    if (primitive == null) {
      wanted = wanted.direct();
      primitive = Objects.requireNonNull(wanted.forward(true, PostOps.of(false, relu)));
    }
    convolution = wanted;
    forward = primitive;
    Layout weights = primitive.layout(dnnl.DNNL_ARG_WEIGHTS);
    Value result = Value.of(primitive.layout(dnnl.DNNL_ARG_DST));
    PrimitiveCall call =
        tape.call(primitive)
            .reads(dnnl.DNNL_ARG_SRC, tape.as(input, primitive.layout(dnnl.DNNL_ARG_SRC)))
            .reads(dnnl.DNNL_ARG_WEIGHTS, tape.as(tensor(tape, weights), weights));
    if (conv.bias()) {
      Value bias = parameters.value(layer + ".bias", Layout.plain(conv.filters()));
      call.reads(dnnl.DNNL_ARG_BIAS, sign.bias(tape, bias));
    }
    call.writes(dnnl.DNNL_ARG_DST, result).add();
    output = result;
    return result;
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    Value gradient =
        relu ? Eltwise.RELU.backward(tape, Objects.requireNonNull(output), gradOutput) : gradOutput;
    if (learns) {
      backwardWeights(tape, gradient);
    }
    return Collections.singletonList(needsGradInput ? backwardData(tape, gradient) : null);
  }

  /** The weights; where they lie as in PyTorch, groups get a dimension of their own. */
  private Value tensor(Tape tape, Layout wanted) {
    Value value = sign.weights(tape, parameters.value(layer + ".weight", wanted));
    long[] dimensions = wanted.dimensions();
    return value.layout().dimensions().length == dimensions.length
        ? value
        : value.as(Layout.plain(dimensions));
  }

  private void backwardWeights(Tape tape, Value gradient) {
    Primitive primitive =
        Objects.requireNonNull(convolution).backwardWeights(Objects.requireNonNull(forward));
    Value gradWeight = parameters.gradient(layer + ".weight");
    Layout written = primitive.layout(dnnl.DNNL_ARG_DIFF_WEIGHTS);
    boolean fits = written.isSame(gradWeight.layout());
    Value place = fits ? gradWeight : Value.of(written);
    PrimitiveCall call =
        tape.call(primitive)
            .reads(
                dnnl.DNNL_ARG_SRC,
                tape.as(Objects.requireNonNull(input), primitive.layout(dnnl.DNNL_ARG_SRC)))
            .reads(
                dnnl.DNNL_ARG_DIFF_DST, tape.as(gradient, primitive.layout(dnnl.DNNL_ARG_DIFF_DST)))
            .writes(dnnl.DNNL_ARG_DIFF_WEIGHTS, place);
    if (conv.bias()) {
      call.writes(dnnl.DNNL_ARG_DIFF_BIAS, parameters.gradient(layer + ".bias"));
    }
    call.add();
    if (!fits) {
      tape.copy(place, gradWeight);
    }
  }

  private Value backwardData(Tape tape, Value gradient) {
    Primitive primitive =
        Objects.requireNonNull(convolution).backwardData(Objects.requireNonNull(forward));
    Value gradInput = Value.of(primitive.layout(dnnl.DNNL_ARG_DIFF_SRC));
    tape.call(primitive)
        .reads(dnnl.DNNL_ARG_DIFF_DST, tape.as(gradient, primitive.layout(dnnl.DNNL_ARG_DIFF_DST)))
        .reads(
            dnnl.DNNL_ARG_WEIGHTS,
            tape.as(
                tensor(tape, primitive.layout(dnnl.DNNL_ARG_WEIGHTS)),
                primitive.layout(dnnl.DNNL_ARG_WEIGHTS)))
        .writes(dnnl.DNNL_ARG_DIFF_SRC, gradInput)
        .add();
    return gradInput;
  }
}
