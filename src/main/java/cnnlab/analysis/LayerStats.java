package cnnlab.analysis;

import cnnlab.arch.Layer;
import cnnlab.arch.Shape;
import java.util.List;

/**
 * What one layer comes to, for one example.
 *
 * @param inputShapes of the layers it reads, in order
 * @param params learnable parameters
 * @param state numbers kept beside them: running mean and variance of batch normalization
 * @param macs multiply-accumulates; 1 MAC = 2 FLOPs; bias, activation, normalization and pooling
 *     not counted
 * @param activationBytes memory its output adds, float32; 0 where it is computed in place (ReLU,
 *     dropout, addition) or is only another view (flatten)
 * @param field the input pixels that one output value depends on
 * @param auxiliary whether only auxiliary classifiers need it
 */
public record LayerStats(
    Layer layer,
    List<Shape> inputShapes,
    Shape output,
    long params,
    long state,
    long macs,
    long activationBytes,
    ReceptiveField field,
    boolean auxiliary) {
  public LayerStats {
    inputShapes = List.copyOf(inputShapes);
  }

  /** The longer side of the receptive field, in input pixels. */
  public int receptiveField() {
    return field.side();
  }
}
