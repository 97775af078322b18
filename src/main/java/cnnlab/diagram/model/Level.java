package cnnlab.diagram.model;

/** How much of an architecture a picture shows. */
public enum Level {
  /** The family's picture: one node for every stage. */
  STAGES,
  /** One node for every innermost block: a residual block, an Inception module. */
  BLOCKS,
  /** Every layer. */
  LAYERS
}
