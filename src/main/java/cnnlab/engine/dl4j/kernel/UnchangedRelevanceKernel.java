package cnnlab.engine.dl4j.kernel;

import java.util.Objects;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer that hands relevance on unchanged: each output's to the input in its place. */
final class UnchangedRelevanceKernel implements Kernel {
  private final Kernel kernel;
  private @Nullable INDArray output;

  UnchangedRelevanceKernel(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr memory) {
    output = kernel.forward(inputs, training, memory);
    return output;
  }

  @Override
  public INDArray[] backward(INDArray[] inputs, INDArray gradOutput, LayerWorkspaceMgr memory) {
    float[] taken = inputs[0].dup('c').data().asFloat();
    float[] made = Objects.requireNonNull(output).dup('c').data().asFloat();
    float[] passed = gradOutput.dup('c').data().asFloat();
    for (int i = 0; i < passed.length; i++) {
      passed[i] = taken[i] == 0 ? 0 : passed[i] * made[i] / taken[i];
    }
    return new INDArray[] {NdArrays.of(passed, gradOutput.shape())};
  }
}
