package cnnlab.analysis;

import cnnlab.arch.Layer;
import cnnlab.run.OptimizerSettings;
import java.util.HashSet;
import java.util.Set;

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

  /** The least, where all layers learn. */
  public static MemoryEstimate training(
      Analysis analysis, int batch, OptimizerSettings.Kind optimizer) {
    return training(analysis, Set.of(), batch, optimizer);
  }

  /**
   * The least: all activations are kept that a layer which learns gives or reads, and auxiliary
   * classifiers take part.
   *
   * @param frozen layers that do not learn, nor those that they read
   */
  public static MemoryEstimate training(
      Analysis analysis, Set<String> frozen, int batch, OptimizerSettings.Kind optimizer) {
    long learning = 0;
    Set<String> kept = new HashSet<>();
    for (LayerStats stats : analysis.layers().reversed()) {
      Layer layer = stats.layer();
      if (!frozen.contains(layer.name())) {
        learning += stats.params();
        kept.add(layer.name());
        kept.addAll(layer.inputs());
      } else if (kept.contains(layer.name()) && stats.activationBytes() == 0) {
        kept.addAll(layer.inputs()); // computed in place: the tensor is that of a layer before
      }
    }
    long weights = analysis.total(stats -> stats.params() + stats.state()) * Float.BYTES;
    long parameters = learning * Float.BYTES;
    long memories =
        switch (optimizer) {
          case SGD, NESTEROV -> 1;
          case ADAM -> 2;
        };
    return new MemoryEstimate(
        weights,
        parameters,
        memories * parameters,
        batch * kept.stream().mapToLong(name -> analysis.stats(name).activationBytes()).sum());
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
