package cnnlab.diagram.model;

/** What an arrow of the picture stands for. */
public enum EdgeKind {
  /** From a layer to the next. */
  SEQUENCE,
  /** Into or out of a branch that runs beside others. */
  BRANCH,
  /** The identity around a residual block. */
  SKIP,
  /** Around a residual block through layers that change the shape. */
  PROJECTION,
  /** Within or into an auxiliary classifier, which exists only for training. */
  AUXILIARY;

  /** Whether it is part of the way around a residual block. */
  public boolean isShortcut() {
    return this == SKIP || this == PROJECTION;
  }

  /** Whether it is drawn otherwise than a plain arrow. */
  public boolean isSpecial() {
    return isShortcut() || this == AUXILIARY;
  }
}
