package cnnlab.analysis;

import java.util.Collection;

/**
 * What layers come to together, for one example.
 *
 * @param params learnable parameters
 * @param macs multiply-accumulates
 * @param activationBytes memory of the outputs, float32
 */
public record Totals(long params, long macs, long activationBytes) {

  /** The sum over some layers. */
  static Totals of(Collection<LayerStats> layers) {
    return new Totals(
        layers.stream().mapToLong(LayerStats::params).sum(),
        layers.stream().mapToLong(LayerStats::macs).sum(),
        layers.stream().mapToLong(LayerStats::activationBytes).sum());
  }
}
