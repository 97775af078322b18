package cnnlab.weights.graph;

/** A node computes what no layer here computes. */
public final class Unrepresentable extends Exception {

  /**
   * An operator with settings that no layer has.
   *
   * @param setting as the other program calls it, with its value; empty for the operator itself
   */
  public Unrepresentable(String setting) {
    super(setting);
  }

  /** Which node it is: "node (Operator setting)". */
  public String of(String node, String operator) {
    return "%s (%s)".formatted(node, (operator + " " + getMessage()).strip());
  }
}
