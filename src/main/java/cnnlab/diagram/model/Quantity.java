package cnnlab.diagram.model;

/** What the boxes of a picture can be colored by. */
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
  FIELD,
  /** Seconds for one example, measured on a machine. */
  TIME
}
