package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Local response normalization, y = x s^-beta with s = k + alpha * (sum of squares over the
 * neighboring channels); the sums are products with a band matrix [channels, channels].
 *
 * <p>dx = dy s^-beta - 2 alpha beta x * (sum over the neighbors of dy y / s).
 */
final class LrnKernel extends UnaryKernel {
  private final Op.Lrn lrn;
  private @Nullable INDArray scale;

  LrnKernel(Op.Lrn lrn) {
    this.lrn = lrn;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray output = NdArrays.activation(memory, input.shape());
    INDArray sums = NdArrays.activation(memory, input.shape());
    NdArrays.run("multiply", List.of(input, input), List.of(output));
    sumWindow(output, sums, false);
    sums.muli(lrn.alpha()).addi(lrn.k());
    Transforms.pow(output.assign(sums), -lrn.beta(), false);
    NdArrays.run("multiply", List.of(output, input), List.of(output));
    scale = training ? sums : null;
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray s = Objects.requireNonNull(scale);
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    Transforms.pow(gradInput.assign(s), -lrn.beta(), false);
    NdArrays.run("multiply", List.of(gradInput, gradOutput), List.of(gradInput));

    INDArray ratio = NdArrays.scratch(input.shape());
    NdArrays.run("multiply", List.of(gradInput, input), List.of(ratio));
    NdArrays.run("divide", List.of(ratio, s), List.of(ratio));
    INDArray sums = NdArrays.scratch(input.shape());
    sumWindow(ratio, sums, true);
    sums.muli(-2 * lrn.alpha() * lrn.beta());
    NdArrays.run("multiply", List.of(sums, input), List.of(sums));
    NdArrays.run("add", List.of(gradInput, sums), List.of(gradInput));
    scale = null;
    return gradInput;
  }

  /** Sums over each channel's window; {@code reverse} over the channels that have it in theirs. */
  private void sumWindow(INDArray map, INDArray sums, boolean reverse) {
    int channels = (int) map.size(1);
    long pixels = map.size(2) * map.size(3);
    INDArray band = band(channels);
    INDArray from = map.reshape('c', map.size(0), channels, pixels);
    INDArray to = sums.reshape('c', map.size(0), channels, pixels);
    for (int i = 0; i < map.size(0); i++) {
      NdArrays.run(
          "matmul", List.of(band, from.slice(i)), List.of(to.slice(i)), reverse ? 1 : 0, 0);
    }
  }

  private INDArray band(int channels) {
    float[] ones = new float[channels * channels];
    int before = lrn.size() / 2;
    int after = (lrn.size() - 1) / 2;
    for (int c = 0; c < channels; c++) {
      for (int near = Math.max(0, c - before); near <= Math.min(channels - 1, c + after); near++) {
        ones[c * channels + near] = 1;
      }
    }
    return Nd4j.create(ones, new long[] {channels, channels}, 'c');
  }
}
