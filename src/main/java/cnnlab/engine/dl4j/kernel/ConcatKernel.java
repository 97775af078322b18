package cnnlab.engine.dl4j.kernel;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Inputs one after the other along the channels. */
final class ConcatKernel implements Kernel {

  @Override
  public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr memory) {
    long channels = 0;
    for (INDArray input : inputs) {
      channels += input.size(1);
    }
    long[] shape = inputs[0].shape().clone();
    shape[1] = channels;
    INDArray output = NdArrays.activation(memory, shape);
    long from = 0;
    for (INDArray input : inputs) {
      NdArrays.channels(output, from, from + input.size(1)).assign(input);
      from += input.size(1);
    }
    return output;
  }

  @Override
  public INDArray[] backward(INDArray[] inputs, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray[] gradInputs = new INDArray[inputs.length];
    long from = 0;
    for (int i = 0; i < inputs.length; i++) {
      long to = from + inputs[i].size(1);
      gradInputs[i] =
          NdArrays.gradient(memory, inputs[i].shape())
              .assign(NdArrays.channels(gradOutput, from, to));
      from = to;
    }
    return gradInputs;
  }
}
