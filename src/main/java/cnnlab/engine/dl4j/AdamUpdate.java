package cnnlab.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Adam. ND4J adds epsilon before the correction of the second moment's bias, PyTorch and the paper
 * after it; a matching epsilon makes up for that.
 */
final class AdamUpdate extends FlatUpdate {
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final INDArray first;
  private final INDArray second;

  AdamUpdate(UpdateRule rule, INDArray state) {
    super(rule);
    INDArray moments = state.reshape(state.length());
    long size = moments.length() / 2;
    this.first = moments.get(NDArrayIndex.interval(0, size));
    this.second = moments.get(NDArrayIndex.interval(size, 2 * size));
  }

  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    double epsilon = EPSILON * Math.sqrt(1 - Math.pow(BETA2, iteration + 1.0));
    Nd4j.exec(
        new AdamUpdater(
            gradient,
            second,
            first,
            getConfig().learningRate(),
            getConfig().settings().momentum(),
            BETA2,
            epsilon,
            iteration));
  }
}
