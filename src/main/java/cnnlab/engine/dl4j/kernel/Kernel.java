package cnnlab.engine.dl4j.kernel;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arithmetic of one layer of one graph. NdArrays are float32 in C order, feature maps [batch,
 * channels, height, width], vectors [batch, units]. What a forward pass in training keeps for the
 * backward pass lives in the memory it is given.
 */
public interface Kernel {

  /**
   * Tells which iteration of training comes next, from 0; what is drawn at random depends on it.
   */
  default void iteration(long number) {}

  /**
   * The layer's output.
   *
   * @param training whether a backward pass follows
   */
  INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr memory);

  /**
   * The gradient of the loss for each input, given the one for the output. The gradients of the
   * layer's parameters are written to {@link LayerTensors}.
   *
   * @param inputs those of the latest forward pass
   */
  INDArray[] backward(INDArray[] inputs, INDArray gradOutput, LayerWorkspaceMgr memory);
}
