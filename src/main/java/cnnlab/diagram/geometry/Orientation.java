package cnnlab.diagram.geometry;

/** Which way a picture flows. Layout happens as if downwards and is mirrored at the diagonal. */
public enum Orientation {
  DOWN,
  RIGHT
}
