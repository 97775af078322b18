package cnnlab.engine.onednn;

import cnnlab.arch.Op;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/**
 * Convolution in use: the normalization after it is folded into its weights, a sum with a skip
 * connection and a ReLU are done in passing.
 */
final class FoldedConvStage implements Stage {
  private final FusedStages unit;
  private final Op.Conv conv;
  private final Parameters parameters;
  private @Nullable Value weights;
  private @Nullable Value bias;

  FoldedConvStage(FusedStages unit, Op.Conv conv, Parameters parameters) {
    this.unit = unit;
    this.conv = conv;
    this.parameters = parameters;
  }

  /** The inputs are the convolution's, and the one that its result is added to, if there is one. */
  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value input = inputs.getFirst();
    boolean sum = inputs.size() > 1;
    boolean biased = conv.bias() || unit.norm() != null;
    Convolution convolution = Convolution.of(conv, input.layout().dimensions(), biased);
    PostOps postOps = PostOps.of(sum, unit.relu());
    Primitive primitive = convolution.forward(false, postOps);
    if (primitive == null) {
      primitive = Objects.requireNonNull(convolution.direct().forward(false, postOps));
    }
    Layout destination = primitive.layout(dnnl.DNNL_ARG_DST);
    Value output = sum ? tape.as(inputs.get(1), destination) : Value.of(destination);
    PrimitiveCall call =
        tape.call(primitive)
            .reads(dnnl.DNNL_ARG_SRC, tape.as(input, primitive.layout(dnnl.DNNL_ARG_SRC)))
            .reads(dnnl.DNNL_ARG_WEIGHTS, weights(tape, primitive.layout(dnnl.DNNL_ARG_WEIGHTS)));
    if (biased) {
      call.reads(dnnl.DNNL_ARG_BIAS, bias(tape));
    }
    call.writes(dnnl.DNNL_ARG_DST, output).add();
    return output;
  }

  /** The tensor itself where nothing is folded in and the layout fits; else a copy. */
  private Value weights(Tape tape, Layout wanted) {
    Value tensor = parameters.value(name() + ".weight");
    if (unit.norm() == null && tensor.layout().isSame(wanted)) {
      return tensor;
    }
    weights = tape.lasting(wanted);
    return weights;
  }

  private Value bias(Tape tape) {
    if (unit.norm() == null) {
      return parameters.value(name() + ".bias");
    }
    bias = tape.lasting(Layout.plain(conv.filters()));
    return bias;
  }

  /** Brings the copies up to date with the network's tensors. */
  void refresh() {
    float[] scale = unit.norm() == null ? new float[0] : scale();
    if (weights != null) {
      float[] values = Transfer.read(parameters.value(name() + ".weight"));
      int each = values.length / conv.filters();
      for (int i = 0; i < values.length && scale.length > 0; i++) {
        values[i] *= scale[i / each];
      }
      Transfer.write(weights, FloatBuffer.wrap(values));
    }
    if (bias != null) {
      Transfer.write(bias, FloatBuffer.wrap(shift(scale)));
    }
  }

  private float[] scale() {
    Op.BatchNorm norm = (Op.BatchNorm) Objects.requireNonNull(unit.norm()).op();
    float[] scale = normTensor("weight");
    float[] variance = normTensor("running_var");
    for (int c = 0; c < scale.length; c++) {
      scale[c] = (float) (scale[c] / Math.sqrt(variance[c] + norm.epsilon()));
    }
    return scale;
  }

  private float[] shift(float[] scale) {
    float[] shift = normTensor("bias");
    float[] mean = normTensor("running_mean");
    float[] own = conv.bias() ? Transfer.read(parameters.value(name() + ".bias")) : null;
    for (int c = 0; c < shift.length; c++) {
      shift[c] += scale[c] * ((own == null ? 0 : own[c]) - mean[c]);
    }
    return shift;
  }

  private float[] normTensor(String suffix) {
    return Transfer.read(
        parameters.value(Objects.requireNonNull(unit.norm()).name() + "." + suffix));
  }

  private String name() {
    return unit.layer().name();
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradient, boolean wanted) {
    throw new UnsupportedOperationException("after training");
  }
}
