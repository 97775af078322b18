package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import java.util.List;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce3.Dot;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalization. Both passes reduce each plane to two sums, work out the rest for a channel
 * at a time in double precision, and end in a multiplication and an addition for each plane: ND4J's
 * own batch normalization needs several times as long.
 *
 * <p>The running variance is the unbiased one, as in PyTorch.
 */
final class BatchNormKernel extends UnaryKernel {
  private final Op.BatchNorm norm;
  private final LayerTensors tensors;
  private final BatchNormInferenceKernel inference;
  private double[] mean = {};
  private double[] inverseDeviation = {};

  BatchNormKernel(Op.BatchNorm norm, LayerTensors tensors) {
    this.norm = norm;
    this.tensors = tensors;
    this.inference = new BatchNormInferenceKernel(norm, tensors);
    tensors.value("running_var").assign(1);
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    if (!training) {
      return inference.forward(input, false, memory);
    }
    int channels = (int) input.size(1);
    double count = (double) input.length() / channels;
    INDArray planes = NdArrays.planes(input);
    double[] center = perChannel(planes.sum(1), channels);
    double[] variance = perChannel(products(planes, planes), channels);
    for (int c = 0; c < channels; c++) {
      center[c] /= count;
      variance[c] = Math.max(0, variance[c] / count - center[c] * center[c]);
    }
    follow(center, variance, count);

    float[] weight = tensors.value("weight").toFloatVector();
    float[] bias = tensors.value("bias").toFloatVector();
    double[] inverse = new double[channels];
    double[] scale = new double[channels];
    double[] shift = new double[channels];
    for (int c = 0; c < channels; c++) {
      inverse[c] = 1 / Math.sqrt(variance[c] + norm.epsilon());
      scale[c] = weight[c] * inverse[c];
      shift[c] = bias[c] - center[c] * scale[c];
    }
    mean = center;
    inverseDeviation = inverse;
    INDArray output = NdArrays.activation(memory, input.shape());
    NdArrays.multiplyChannels(input, scale, output);
    NdArrays.addToChannels(output, shift);
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    int channels = (int) input.size(1);
    double count = (double) input.length() / channels;
    INDArray planes = NdArrays.planes(input);
    INDArray gradOutputPlanes = NdArrays.planes(gradOutput);
    double[] sum = perChannel(gradOutputPlanes.sum(1), channels);
    double[] product = perChannel(products(gradOutputPlanes, planes), channels);

    float[] weight = tensors.value("weight").toFloatVector();
    float[] gradWeight = new float[channels];
    float[] gradBias = new float[channels];
    double[] ofGradOutput = new double[channels];
    double[] ofInput = new double[channels];
    double[] constant = new double[channels];
    for (int c = 0; c < channels; c++) {
      double inverse = inverseDeviation[c];
      double weightSum = inverse * (product[c] - mean[c] * sum[c]);
      gradWeight[c] = (float) weightSum;
      gradBias[c] = (float) sum[c];
      ofGradOutput[c] = weight[c] * inverse;
      ofInput[c] = -ofGradOutput[c] * inverse * weightSum / count;
      constant[c] = -ofGradOutput[c] * sum[c] / count - ofInput[c] * mean[c];
    }
    tensors.gradient("weight").assign(Nd4j.createFromArray(gradWeight));
    tensors.gradient("bias").assign(Nd4j.createFromArray(gradBias));

    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    INDArray scratch = NdArrays.scratch(input.shape());
    NdArrays.multiplyChannels(gradOutput, ofGradOutput, gradInput);
    NdArrays.multiplyChannels(input, ofInput, scratch);
    NdArrays.run("add", List.of(gradInput, scratch), List.of(gradInput));
    NdArrays.addToChannels(gradInput, constant);
    return gradInput;
  }

  private void follow(double[] center, double[] variance, double count) {
    double share = norm.momentum();
    double unbiased = count > 1 ? count / (count - 1) : 1;
    INDArray runningMean = tensors.value("running_mean");
    INDArray runningVariance = tensors.value("running_var");
    float[] means = runningMean.toFloatVector();
    float[] variances = runningVariance.toFloatVector();
    for (int c = 0; c < center.length; c++) {
      means[c] = (float) ((1 - share) * means[c] + share * center[c]);
      variances[c] = (float) ((1 - share) * variances[c] + share * unbiased * variance[c]);
    }
    runningMean.assign(Nd4j.createFromArray(means));
    runningVariance.assign(Nd4j.createFromArray(variances));
  }

  /** The inner product of each plane with its counterpart; ND4J does not reduce a single value. */
  private static INDArray products(INDArray left, INDArray right) {
    return left.size(1) == 1 ? left.mul(right) : Nd4j.exec(new Dot(left, right, 1));
  }

  /** Adds up the values of each channel's planes, one of every example. */
  private static double[] perChannel(INDArray ofPlanes, int channels) {
    float[] values = ofPlanes.reshape(ofPlanes.length()).toFloatVector();
    double[] sums = new double[channels];
    for (int i = 0; i < values.length; i++) {
      sums[i % channels] += values[i];
    }
    return sums;
  }
}
