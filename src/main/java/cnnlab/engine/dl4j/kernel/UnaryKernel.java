package cnnlab.engine.dl4j.kernel;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A kernel of a layer with one input. */
abstract class UnaryKernel implements Kernel {

  abstract INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory);

  abstract INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory);

  @Override
  public final INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr memory) {
    return forward(inputs[0], training, memory);
  }

  @Override
  public final INDArray[] backward(
      INDArray[] inputs, INDArray gradOutput, LayerWorkspaceMgr memory) {
    return new INDArray[] {backward(inputs[0], gradOutput, memory)};
  }
}
