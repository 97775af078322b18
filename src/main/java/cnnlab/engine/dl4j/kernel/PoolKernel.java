package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Window;
import java.util.List;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One value for each window and channel. */
abstract class PoolKernel extends UnaryKernel {
  private final String operation;
  private final float outside;
  final Padding padding;

  /**
   * @param operation ND4J's name of it
   * @param outside the value of cells beyond the map, where the map must be copied into a frame
   */
  PoolKernel(String operation, Window window, boolean ceil, float outside) {
    this.operation = operation;
    this.outside = outside;
    padding = new Padding(window, ceil);
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
        operation,
        List.of(copied ? padding.copy(input, outside) : input),
        List.of(output),
        padding.arguments(copied));
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    boolean copied = padding.needsCopy(input);
    INDArray target = copied ? padding.frame(input) : gradInput;
    NdArrays.run(
        operation + "_bp",
        List.of(copied ? padding.copy(input, outside) : input, gradOutput),
        List.of(target),
        padding.arguments(copied));
    return copied ? gradInput.assign(padding.inside(target, input)) : gradInput;
  }
}
