package cnnlab.diagram;

import cnnlab.analysis.LayerStats;

/** What the boxes of a picture can be coloured by. */
public enum Quantity {
  /** What the layer computes. */
  KIND,
  /** Learnable parameters. */
  PARAMS,
  /** Multiply-accumulates for one example. */
  MACS,
  /** Bytes that the output adds, for one example. */
  MEMORY,
  /** Side of the receptive field, in pixels. */
  FIELD;

  /** Of one layer; 0 for {@link #KIND}. */
  public double of(LayerStats stats) {
    return switch (this) {
      case KIND -> 0;
      case PARAMS -> stats.params();
      case MACS -> stats.macs();
      case MEMORY -> stats.activationBytes();
      case FIELD -> stats.receptiveField();
    };
  }

  /** Of several layers together: their sum, or the widest field. */
  double together(double one, double other) {
    return this == FIELD ? Math.max(one, other) : one + other;
  }
}
