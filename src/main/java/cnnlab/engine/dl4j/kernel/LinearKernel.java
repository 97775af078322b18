package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import java.util.List;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** y = x W' + b. */
final class LinearKernel extends UnaryKernel {
  private final Op.Linear linear;
  private final LayerTensors tensors;

  LinearKernel(Op.Linear linear, LayerTensors tensors) {
    this.linear = linear;
    this.tensors = tensors;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray output = NdArrays.activation(memory, input.size(0), linear.units());
    multiply(input, tensors.value("weight"), output, false, true);
    if (linear.bias()) {
      NdArrays.run("add", List.of(output, tensors.value("bias")), List.of(output));
    }
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    if (tensors.learn()) {
      multiply(gradOutput, input, tensors.gradient("weight"), true, false);
      if (linear.bias()) {
        gradOutput.sum(tensors.gradient("bias"), 0);
      }
    }
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    multiply(gradOutput, tensors.value("weight"), gradInput, false, false);
    return gradInput;
  }

  private static void multiply(
      INDArray left, INDArray right, INDArray product, boolean leftTurned, boolean rightTurned) {
    NdArrays.run(
        "matmul", List.of(left, right), List.of(product), leftTurned ? 1 : 0, rightTurned ? 1 : 0);
  }
}
