package cnnlab.engine.dl4j.kernel;

import java.util.List;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sum of the inputs. */
final class AddKernel implements Kernel {

  @Override
  public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr memory) {
    INDArray sum = NdArrays.activation(memory, inputs[0].shape());
    sum.assign(inputs[0]);
    for (int i = 1; i < inputs.length; i++) {
      NdArrays.run("add", List.of(sum, inputs[i]), List.of(sum));
    }
    return sum;
  }

  /** A copy for each input: DL4J sums the gradients of a layer read by several in place. */
  @Override
  public INDArray[] backward(INDArray[] inputs, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray[] gradInputs = new INDArray[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      gradInputs[i] = NdArrays.gradient(memory, gradOutput.shape()).assign(gradOutput);
    }
    return gradInputs;
  }
}
