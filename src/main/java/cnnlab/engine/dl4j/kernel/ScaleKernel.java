package cnnlab.engine.dl4j.kernel;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every value times a constant. */
final class ScaleKernel extends UnaryKernel {
  private final double factor;

  ScaleKernel(double factor) {
    this.factor = factor;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    return NdArrays.activation(memory, input.shape()).assign(input).muli(factor);
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    return NdArrays.gradient(memory, input.shape()).assign(gradOutput).muli(factor);
  }
}
