package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import java.util.List;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Maximum over windows; cells outside the map never win. */
final class MaxPoolKernel extends UnaryKernel {
  private final Padding padding;

  MaxPoolKernel(Op.MaxPool pool) {
    this.padding = new Padding(pool.window(), pool.ceil());
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray output =
        NdArrays.activation(
            memory,
            input.size(0),
            input.size(1),
            padding.outputHeight(input),
            padding.outputWidth(input));
    boolean copied = padding.needsCopy(input);
    NdArrays.run(
        "maxpool2d",
        List.of(copied ? padding.copy(input, -Float.MAX_VALUE) : input),
        List.of(output),
        padding.arguments(copied, false));
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    boolean copied = padding.needsCopy(input);
    INDArray target = copied ? padding.frame(input) : gradInput;
    NdArrays.run(
        "maxpool2d_bp",
        List.of(copied ? padding.copy(input, -Float.MAX_VALUE) : input, gradOutput),
        List.of(target),
        padding.arguments(copied, false));
    return copied ? gradInput.assign(padding.inside(target, input)) : gradInput;
  }
}
