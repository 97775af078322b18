package cnnlab.engine.dl4j.kernel;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Feature map to vector; the values already lie in that order. */
final class FlattenKernel extends UnaryKernel {

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray vector = input.reshape('c', input.size(0), input.length() / input.size(0));
    return memory.leverageTo(ArrayType.ACTIVATIONS, vector);
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    return memory.leverageTo(ArrayType.ACTIVATION_GRAD, gradOutput.reshape('c', input.shape()));
  }
}
