package cnnlab.weights.onnx;

import java.util.List;
import java.util.Map;

/**
 * A step of a graph.
 *
 * @param domain of the operator; empty for ONNX's own
 * @param inputs names of values; an empty one is left out
 * @param outputs names of values
 */
record OnnxNode(
    String op,
    String domain,
    String name,
    List<String> inputs,
    List<String> outputs,
    Map<String, OnnxAttribute> attributes) {

  long number(String attribute, long usual) {
    OnnxAttribute found = attributes.get(attribute);
    return found == null ? usual : found.number();
  }

  float real(String attribute, float usual) {
    OnnxAttribute found = attributes.get(attribute);
    return found == null ? usual : found.real();
  }

  String text(String attribute, String usual) {
    OnnxAttribute found = attributes.get(attribute);
    return found == null ? usual : found.text();
  }

  List<Long> numbers(String attribute, List<Long> usual) {
    OnnxAttribute found = attributes.get(attribute);
    return found == null ? usual : found.numbers();
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /** The name of an input; empty where it is left out. */
  String input(int index) {
    return index < inputs.size() ? inputs.get(index) : "";
  }

  /** As it is told to a person: its name, or that of its output. */
  String title() {
    return name.isEmpty() && !outputs.isEmpty() ? outputs.getFirst() : name;
  }
}
