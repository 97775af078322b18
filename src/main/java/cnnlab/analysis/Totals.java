package cnnlab.analysis;

import java.util.Collection;

/**
 * What layers come to together, for one example.
 *
 * @param params learnable parameters
 * @param operations multiply-accumulates or FLOPs
 * @param activationBytes memory of the outputs, float32
 */
public record Totals(long params, long operations, long activationBytes) {

  /** The sum over some layers. */
  static Totals of(Collection<LayerStats> layers, Conventions counting) {
    return new Totals(
        layers.stream().mapToLong(counting::params).sum(),
        layers.stream().mapToLong(counting::operations).sum(),
        layers.stream().mapToLong(counting::activationBytes).sum());
  }
}
