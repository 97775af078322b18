package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import cnnlab.arch.Window;
import java.util.List;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mean over windows: the sum divided by the whole window, then corrected where PyTorch divides by
 * less (cells beyond the padding never count, cells of the padding only with countPadding).
 */
final class AvgPoolKernel extends PoolKernel {
  private final Op.AvgPool pool;

  AvgPoolKernel(Op.AvgPool pool) {
    super("avgpool2d", pool.window(), pool.ceil(), 0);
    this.pool = pool;
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray mean = super.forward(input, training, memory);
    NdArrays.run("multiply", List.of(mean, correction(input)), List.of(mean));
    return mean;
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray corrected = NdArrays.scratch(gradOutput.shape());
    NdArrays.run("multiply", List.of(gradOutput, correction(input)), List.of(corrected));
    return super.backward(input, corrected, memory);
  }

  /** Size of the whole window by number of cells that count: [1, 1, height, width]. */
  private INDArray correction(INDArray input) {
    Window window = pool.window();
    int height = (int) padding.outputHeight(input);
    int width = (int) padding.outputWidth(input);
    float[] factors = new float[height * width];
    for (int y = 0; y < height; y++) {
      int rows =
          counted(
              y * window.strideHeight() - window.paddingHeight(),
              window.kernelHeight(),
              window.paddingHeight(),
              (int) input.size(2));
      for (int x = 0; x < width; x++) {
        int columns =
            counted(
                x * window.strideWidth() - window.paddingWidth(),
                window.kernelWidth(),
                window.paddingWidth(),
                (int) input.size(3));
        float whole = window.kernelHeight() * window.kernelWidth();
        factors[y * width + x] = whole / (rows * columns);
      }
    }
    return Nd4j.create(factors, new long[] {1, 1, height, width}, 'c');
  }

  private int counted(int start, int kernel, int pad, int size) {
    int outside = pool.countPadding() ? pad : 0;
    return Math.min(start + kernel, size + outside) - Math.max(start, -outside);
  }
}
