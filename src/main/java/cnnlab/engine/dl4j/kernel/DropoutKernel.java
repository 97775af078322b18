package cnnlab.engine.dl4j.kernel;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout, scaled while training; its masks follow from the seed alone. */
final class DropoutKernel extends UnaryKernel {
  private final double rate;
  private final SplittableRandom random;
  private @Nullable INDArray mask;

  DropoutKernel(double rate, long seed) {
    this.rate = rate;
    this.random = new SplittableRandom(seed);
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray output = NdArrays.activation(memory, input.shape());
    if (!training) {
      return output.assign(input);
    }
    float[] values = new float[Math.toIntExact(input.length())];
    float scale = (float) (1 / (1 - rate));
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() < rate ? 0 : scale;
    }
    mask =
        NdArrays.activation(memory, input.shape()).assign(Nd4j.create(values, input.shape(), 'c'));
    NdArrays.run("multiply", List.of(input, mask), List.of(output));
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradient, LayerWorkspaceMgr memory) {
    INDArray inputGradient = NdArrays.gradient(memory, input.shape());
    NdArrays.run(
        "multiply", List.of(gradient, Objects.requireNonNull(mask)), List.of(inputGradient));
    mask = null;
    return inputGradient;
  }
}
