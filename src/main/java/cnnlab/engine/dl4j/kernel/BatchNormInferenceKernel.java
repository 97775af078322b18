package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batch normalization by the running statistics: a factor and a term for each channel. */
final class BatchNormInferenceKernel extends UnaryKernel {
  private final Op.BatchNorm norm;
  private final LayerTensors tensors;

  BatchNormInferenceKernel(Op.BatchNorm norm, LayerTensors tensors) {
    this.norm = norm;
    this.tensors = tensors;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    double[] factors = factors();
    float[] mean = tensors.value("running_mean").toFloatVector();
    float[] bias = tensors.value("bias").toFloatVector();
    double[] terms = new double[factors.length];
    for (int c = 0; c < terms.length; c++) {
      terms[c] = bias[c] - mean[c] * factors[c];
    }
    INDArray output = NdArrays.activation(memory, input.shape());
    NdArrays.multiplyChannels(input, factors, output);
    NdArrays.addToChannels(output, terms);
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    NdArrays.multiplyChannels(gradOutput, factors(), gradInput);
    return gradInput;
  }

  private double[] factors() {
    float[] weight = tensors.value("weight").toFloatVector();
    double[] factors = tensors.value("running_var").toDoubleVector();
    for (int c = 0; c < factors.length; c++) {
      factors[c] = weight[c] * (1 / Math.sqrt(factors[c] + norm.epsilon()));
    }
    return factors;
  }
}
