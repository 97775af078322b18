package cnnlab.engine.onednn;

/** Numbers in memory: an activation, a gradient, a parameter. */
record Value(Region region, Layout layout) {

  static Value of(Layout layout) {
    return new Value(new Region(layout.bytes()), layout);
  }

  /** The same memory, looked at another way. */
  Value as(Layout other) {
    return new Value(region, other);
  }
}
