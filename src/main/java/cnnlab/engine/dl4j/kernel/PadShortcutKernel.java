package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Every stride-th pixel, and planes of zeros before and after the input's channels. */
final class PadShortcutKernel extends UnaryKernel {
  private final Op.PadShortcut shortcut;

  PadShortcutKernel(Op.PadShortcut shortcut) {
    this.shortcut = shortcut;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    long height = Math.ceilDiv(input.size(2), shortcut.stride());
    long width = Math.ceilDiv(input.size(3), shortcut.stride());
    INDArray output =
        NdArrays.activation(memory, input.size(0), shortcut.channels(), height, width).assign(0);
    kept(output, input.size(1)).assign(sampled(input));
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray gradInput = NdArrays.gradient(memory, input.shape()).assign(0);
    sampled(gradInput).assign(kept(gradOutput, input.size(1)));
    return gradInput;
  }

  private INDArray kept(INDArray output, long channels) {
    long before = (shortcut.channels() - channels) / 2;
    return NdArrays.channels(output, before, before + channels);
  }

  private INDArray sampled(INDArray input) {
    INDArrayIndex all = NDArrayIndex.all();
    return input.get(all, all, every(input.size(2)), every(input.size(3)));
  }

  private INDArrayIndex every(long size) {
    return NDArrayIndex.interval(0, shortcut.stride(), size);
  }
}
