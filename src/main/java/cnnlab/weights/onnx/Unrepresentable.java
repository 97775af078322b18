package cnnlab.weights.onnx;

/** A node computes what no layer here computes. */
final class Unrepresentable extends Exception {

  /**
   * An operator with settings that no layer has.
   *
   * @param setting as ONNX calls it, with its value; empty for the operator itself
   */
  Unrepresentable(String setting) {
    super(setting);
  }
}
