package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import java.util.List;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mean over a grid of regions, as a product with a matrix [pixels, regions]: region i of n covers
 * the rows from floor(i size / n) to ceil((i + 1) size / n).
 */
final class AdaptiveAvgPoolKernel extends UnaryKernel {
  private final Op.AdaptiveAvgPool pool;

  AdaptiveAvgPoolKernel(Op.AdaptiveAvgPool pool) {
    this.pool = pool;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray output =
        NdArrays.activation(memory, input.size(0), input.size(1), pool.height(), pool.width());
    NdArrays.run(
        "matmul",
        List.of(NdArrays.planes(input), regions((int) input.size(2), (int) input.size(3))),
        List.of(NdArrays.planes(output)));
    return output;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray gradInput = NdArrays.gradient(memory, input.shape());
    NdArrays.run(
        "matmul",
        List.of(NdArrays.planes(gradOutput), regions((int) input.size(2), (int) input.size(3))),
        List.of(NdArrays.planes(gradInput)),
        0,
        1);
    return gradInput;
  }

  private INDArray regions(int height, int width) {
    int count = pool.height() * pool.width();
    float[] share = new float[height * width * count];
    for (int i = 0; i < pool.height(); i++) {
      int top = i * height / pool.height();
      int bottom = Math.ceilDiv((i + 1) * height, pool.height());
      for (int j = 0; j < pool.width(); j++) {
        int left = j * width / pool.width();
        int right = Math.ceilDiv((j + 1) * width, pool.width());
        float mean = 1f / ((bottom - top) * (right - left));
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            share[(y * width + x) * count + i * pool.width() + j] = mean;
          }
        }
      }
    }
    return Nd4j.create(share, new long[] {(long) height * width, count}, 'c');
  }
}
