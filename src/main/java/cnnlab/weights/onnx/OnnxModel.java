package cnnlab.weights.onnx;

import java.util.List;
import java.util.Map;

/**
 * What is read from a file.
 *
 * @param producer the program that wrote it
 * @param metadata what it says of itself
 * @param nodes in an order in which they can be computed
 * @param inputs that are no initializers
 * @param outputs their names
 */
record OnnxModel(
    String producer,
    Map<String, String> metadata,
    List<OnnxNode> nodes,
    Map<String, OnnxTensor> initializers,
    List<Input> inputs,
    List<String> outputs) {

  /**
   * A value that is given to the graph.
   *
   * @param dimensions 0 for one that is open
   */
  record Input(String name, List<Long> dimensions) {}
}
