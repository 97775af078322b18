package cnnlab.analysis;

import cnnlab.run.OptimizerSettings;

/**
 * The memory that training or using a network takes, in bytes, float32. What follows from the
 * architecture alone is the least; an engine can tell what it will take besides.
 *
 * @param weights parameters and running statistics
 * @param gradients of the parameters
 * @param optimizer what the update rule remembers: a velocity, or Adam's two moments
 * @param activations outputs of the layers, for the whole batch
 * @param workspace what the engine needs to compute: gradients of activations, copies in other
 *     layouts, scratch memory; 0 in the least
 * @param program the program itself, its libraries and Java's heap; 0 in the least
 */
public record MemoryEstimate(
    long weights, long gradients, long optimizer, long activations, long workspace, long program) {

  /** The least. */
  private MemoryEstimate(long weights, long gradients, long optimizer, long activations) {
    this(weights, gradients, optimizer, activations, 0, 0);
  }

  /** The least: while training all activations are kept, and auxiliary classifiers take part. */
  public static MemoryEstimate training(
      Analysis analysis, int batch, OptimizerSettings.Kind optimizer) {
    long parameters = analysis.total(LayerStats::params) * Float.BYTES;
    long state = analysis.total(LayerStats::state) * Float.BYTES;
    long memories =
        switch (optimizer) {
          case SGD, NESTEROV -> 1;
          case ADAM -> 2;
        };
    return new MemoryEstimate(
        parameters + state,
        parameters,
        memories * parameters,
        batch * analysis.total(LayerStats::activationBytes));
  }

  /** The least: in use, an activation is kept until the last layer that reads it has done so. */
  public static MemoryEstimate inference(Analysis analysis, int batch) {
    long weights = (analysis.params() + analysis.state()) * Float.BYTES;
    return new MemoryEstimate(weights, 0, 0, batch * LiveActivations.peakBytes(analysis));
  }

  public long total() {
    return weights + gradients + optimizer + activations + workspace + program;
  }
}
