package cnnlab.diagram;

/** How much of an architecture a picture shows. */
public enum Detail {
  /** Every innermost block as one node. */
  BLOCKS,
  /** Every layer. */
  LAYERS
}
