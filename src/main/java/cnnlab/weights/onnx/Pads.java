package cnnlab.weights.onnx;

import java.util.List;

/** Rows and columns around an image, which need not be the same on both sides. */
record Pads(int top, int left, int bottom, int right) {
  static final Pads NONE = new Pads(0, 0, 0, 0);

  /** As ONNX lists it: what is before, and then what is behind. */
  static Pads of(List<Long> pads) throws Unrepresentable {
    if (pads.size() != 4 || pads.stream().anyMatch(it -> it < 0 || it > Short.MAX_VALUE)) {
      throw new Unrepresentable("pads " + pads);
    }
    return new Pads(
        pads.get(0).intValue(),
        pads.get(1).intValue(),
        pads.get(2).intValue(),
        pads.get(3).intValue());
  }

  Pads plus(Pads other) {
    return new Pads(top + other.top, left + other.left, bottom + other.bottom, right + other.right);
  }

  boolean isSymmetric() {
    return top == bottom && left == right;
  }

  /** What a symmetric padding must have to cover this one. */
  int height() {
    return Math.max(top, bottom);
  }

  int width() {
    return Math.max(left, right);
  }
}
