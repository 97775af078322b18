package cnnlab.engine.dl4j.kernel;

import cnnlab.engine.LrpRule;
import java.util.Objects;
import java.util.function.Function;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A weighted layer that passes relevance back in place of the gradient. */
final class WeightedRelevanceKernel extends UnaryKernel {
  private final LrpRule rule;
  private final UnaryKernel all;
  private final UnaryKernel positive;
  private final UnaryKernel negative;
  private @Nullable INDArray output;

  /**
   * @param part the layer with these parameters
   */
  WeightedRelevanceKernel(
      LrpRule rule, LayerTensors tensors, Function<LayerTensors, UnaryKernel> part) {
    this.rule = rule;
    all = part.apply(tensors);
    positive = part.apply(tensors.changed((_, values) -> above(values)));
    negative =
        part.apply(
            tensors.changed(
                (suffix, values) -> suffix.equals("bias") ? values.mul(0) : below(values)));
  }

  private static INDArray above(INDArray values) {
    return Transforms.max(values, 0, true);
  }

  private static INDArray below(INDArray values) {
    return Transforms.min(values, 0, true);
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    output = all.forward(input, training, memory);
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray made = Objects.requireNonNull(output);
    if (rule.positives() == 0) {
      return all.backward(input, share(gradOutput, made), memory);
    }
    INDArray divisor = positive.forward(above(input), false, memory);
    divisor.addi(negative.forward(below(input), false, memory)).muli(rule.positives());
    divisor.addi(made.mul(rule.all()));
    INDArray share = share(gradOutput, divisor);
    INDArray fromPositive = positive.backward(above(input), share, memory);
    INDArray fromNegative = negative.backward(below(input), share, memory);
    INDArray isNegative = input.lt(0).castTo(input.dataType());
    INDArray passed =
        fromPositive.addi(fromNegative.subi(fromPositive).muli(isNegative)).muli(rule.positives());
    return rule.all() == 0 ? passed : passed.addi(all.backward(input, share, memory));
  }

  /** The output's relevance for each unit of what is divided by. */
  private INDArray share(INDArray gradOutput, INDArray divisor) {
    float[] values = Objects.requireNonNull(output).mul(gradOutput).dup('c').data().asFloat();
    float[] by = divisor.dup('c').data().asFloat();
    for (int i = 0; i < values.length; i++) {
      values[i] = rule.divide(values[i], by[i]);
    }
    return NdArrays.of(values, divisor.shape());
  }
}
