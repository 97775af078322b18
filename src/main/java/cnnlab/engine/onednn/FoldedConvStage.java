package cnnlab.engine.onednn;

import cnnlab.arch.Op;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/**
 * Convolution in evaluation mode: the normalization after it is folded into its weights, a sum with
 * a skip connection and a ReLU are fused.
 */
final class FoldedConvStage implements Stage {
  private final FusedStages fused;
  private final Op.Conv conv;
  private final Parameters parameters;
  private @Nullable Value weights;
  private @Nullable Value bias;

  FoldedConvStage(FusedStages fused, Op.Conv conv, Parameters parameters) {
    this.fused = fused;
    this.conv = conv;
    this.parameters = parameters;
  }

  /** The inputs are the convolution's, and the one that its result is added to, if there is one. */
  @Override
  public Value forward(Tape tape, List<Value> inputs) {
    Value input = inputs.getFirst();
    boolean sum = inputs.size() > 1;
    boolean biased = conv.bias() || fused.norm() != null;
    Convolution convolution = Convolution.of(conv, input.layout().dimensions(), biased);
    PostOps postOps = PostOps.of(sum, fused.relu());
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
    if (fused.norm() == null && tensor.layout().isSame(wanted)) {
      return tensor;
    }
    weights = tape.lasting(wanted);
    return weights;
  }

  private Value bias(Tape tape) {
    if (fused.norm() == null) {
      return parameters.value(name() + ".bias");
    }
    bias = tape.lasting(Layout.plain(conv.filters()));
    return bias;
  }

  /** Brings the copies up to date with the network's tensors. */
  void refresh() {
    float[] scale = fused.norm() == null ? new float[0] : scale();
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
    Op.BatchNorm norm = (Op.BatchNorm) Objects.requireNonNull(fused.norm()).op();
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
        parameters.value(Objects.requireNonNull(fused.norm()).name() + "." + suffix));
  }

  private String name() {
    return fused.layer().name();
  }

  @Override
  public List<@Nullable Value> backward(Tape tape, Value gradOutput, boolean needsGradInput) {
    throw new UnsupportedOperationException("in evaluation mode");
  }
}
