package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Convolution; in groups, one convolution for each over its own channels. */
final class ConvKernel extends UnaryKernel {
  private final Op.Conv conv;
  private final LayerTensors tensors;

  ConvKernel(Op.Conv conv, LayerTensors tensors) {
    this.conv = conv;
    this.tensors = tensors;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    Window window = conv.window();
    INDArray output =
        NdArrays.activation(
            memory,
            input.size(0),
            conv.filters(),
            window.outputHeight((int) input.size(2), false),
            window.outputWidth((int) input.size(3), false));
    if (conv.groups() == 1) {
      convolve(input, weights(tensors.values(), 0), output);
      return output;
    }
    for (int group = 0; group < conv.groups(); group++) {
      INDArray part = part(output, group);
      INDArray result = NdArrays.scratch(part.shape());
      convolve(part(input, group).dup('c'), weights(tensors.values(), group), result);
      part.assign(result);
    }
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    if (conv.groups() == 1) {
      convolveBackward(0, input, gradOutput, gradInput);
      return gradInput;
    }
    for (int group = 0; group < conv.groups(); group++) {
      INDArray part = part(gradInput, group);
      INDArray result = NdArrays.scratch(part.shape());
      convolveBackward(
          group, part(input, group).dup('c'), part(gradOutput, group).dup('c'), result);
      part.assign(result);
    }
    return gradInput;
  }

  private void convolve(INDArray input, List<INDArray> weights, INDArray output) {
    List<INDArray> inputs = new ArrayList<>();
    inputs.add(input);
    inputs.addAll(weights);
    NdArrays.run("conv2d", inputs, List.of(output), arguments());
  }

  private void convolveBackward(
      int group, INDArray input, INDArray gradOutput, INDArray gradInput) {
    List<INDArray> inputs = new ArrayList<>();
    inputs.add(input);
    inputs.addAll(weights(tensors.values(), group));
    inputs.add(gradOutput);
    List<INDArray> outputs = new ArrayList<>();
    outputs.add(gradInput);
    outputs.addAll(weights(tensors.gradients(), group));
    NdArrays.run("conv2d_bp", inputs, outputs, arguments());
  }

  /** Views of a group's channels. */
  private INDArray part(INDArray map, int group) {
    long size = map.size(1) / conv.groups();
    return NdArrays.channels(map, group * size, (group + 1) * size);
  }

  /** Weight and bias of a group's filters, or their gradients. */
  private List<INDArray> weights(Map<String, INDArray> tensors, int group) {
    return tensors.values().stream().map(tensor -> filters(tensor, group)).toList();
  }

  private INDArray filters(INDArray tensor, int group) {
    if (conv.groups() == 1) {
      return tensor;
    }
    long size = tensor.length() / conv.groups();
    long[] shape = tensor.shape().clone();
    shape[0] /= conv.groups();
    return tensor
        .reshape(tensor.length())
        .get(NDArrayIndex.interval(group * size, (group + 1) * size))
        .reshape('c', shape);
  }

  /** Kernel, stride, padding, dilation; explicit padding, NCHW, weights [filters, channels, ..]. */
  private int[] arguments() {
    Window window = conv.window();
    return new int[] {
      window.kernelHeight(),
      window.kernelWidth(),
      window.strideHeight(),
      window.strideWidth(),
      window.paddingHeight(),
      window.paddingWidth(),
      1,
      1,
      0,
      0,
      1
    };
  }
}
