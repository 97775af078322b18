package cnnlab.engine.dl4j.kernel;

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
  private @Nullable INDArray output;

  /**
   * @param inPlace whether no one but this layer reads its input, so that a training pass may
   *     overwrite it
   */
  ReluKernel(boolean inPlace) {
    this.inPlace = inPlace;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray result = training && inPlace ? input : NdArrays.activation(memory, input.shape());
    Nd4j.exec(new RectifiedLinear(input, result, 0));
    output = training ? result : null;
    return result;
  }

  /** By now no one else needs the output: it becomes the mask of what passes. */
  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray mask = Transforms.sign(Objects.requireNonNull(output), false);
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    NdArrays.run("multiply", List.of(gradOutput, mask), List.of(gradInput));
    output = null;
    return gradInput;
  }
}
