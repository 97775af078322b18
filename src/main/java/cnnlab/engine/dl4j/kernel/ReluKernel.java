package cnnlab.engine.dl4j.kernel;

import cnnlab.engine.ReluRule;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** max(0, x). */
final class ReluKernel extends UnaryKernel {
  private final boolean inPlace;
  private final ReluRule rule;
  private @Nullable INDArray output;

  /**
   * @param inPlace whether no one but this layer reads its input, so that a training pass may
   *     overwrite it
   * @param rule what it passes back
   */
  ReluKernel(boolean inPlace, ReluRule rule) {
    this.inPlace = inPlace;
    this.rule = rule;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray result = training && inPlace ? input : NdArrays.activation(memory, input.shape());
    Nd4j.exec(new RectifiedLinear(input, result, 0));
    output = training ? result : null;
    return result;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    switch (rule) {
      case GRADIENT -> mask(gradOutput, gradInput);
      case GUIDED -> {
        Nd4j.exec(new RectifiedLinear(gradOutput, gradInput, 0));
        mask(gradInput, gradInput);
      }
      case DECONVNET -> Nd4j.exec(new RectifiedLinear(gradOutput, gradInput, 0));
    }
    output = null;
    return gradInput;
  }

  /** By now no one else needs the output: it becomes the mask of what passes. */
  private void mask(INDArray gradient, INDArray passed) {
    INDArray mask = Transforms.sign(Objects.requireNonNull(output), false);
    NdArrays.run("multiply", List.of(gradient, mask), List.of(passed));
  }
}
