package cnnlab.engine.dl4j.kernel;

import cnnlab.engine.common.DropoutMask;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout, scaled while training; its masks follow from the seed and the iteration. */
final class DropoutKernel extends UnaryKernel {
  private final double rate;
  private final long seed;
  private long iteration;
  private @Nullable INDArray mask;

  DropoutKernel(double rate, long seed) {
    this.rate = rate;
    this.seed = seed;
  }

  @Override
  public void iteration(long number) {
    iteration = number;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray output = NdArrays.activation(memory, input.shape());
    if (!training) {
      return output.assign(input);
    }
    float[] values = new float[Math.toIntExact(input.length())];
    DropoutMask.fill(values, rate, seed, iteration);
    mask =
        NdArrays.activation(memory, input.shape()).assign(Nd4j.create(values, input.shape(), 'c'));
    NdArrays.run("multiply", List.of(input, mask), List.of(output));
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    NdArrays.run("multiply", List.of(gradOutput, Objects.requireNonNull(mask)), List.of(gradInput));
    mask = null;
    return gradInput;
  }
}
