package cnnlab.diagram.geometry;

/** Which corners of a box are round. */
public enum Corners {
  ALL,
  TOP,
  BOTTOM,
  LEFT,
  RIGHT,
  NONE;

  /** Whether the corner at this side is round. */
  boolean round(boolean top, boolean left) {
    return switch (this) {
      case ALL -> true;
      case TOP -> top;
      case BOTTOM -> !top;
      case LEFT -> left;
      case RIGHT -> !left;
      case NONE -> false;
    };
  }
}
