package cnnlab.engine;

import cnnlab.engine.Network.Activation;
import java.util.Map;
import java.util.Objects;

/**
 * What layers make of a batch and how a number of each example changes with it.
 *
 * @param outputs of the main classifier before softmax, [batch size, classes], row by row
 * @param activations by layer; values example by example
 * @param gradients of the same layers: the derivative of each example's number for each value; all
 *     zero where the number does not depend on the layer
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record Gradients(
    float[] outputs, Map<String, Activation> activations, Map<String, Activation> gradients) {
  public Gradients {
    activations = Map.copyOf(activations);
    gradients = Map.copyOf(gradients);
  }

  public Activation activation(String layer) {
    return Objects.requireNonNull(activations.get(layer), layer);
  }

  public Activation gradient(String layer) {
    return Objects.requireNonNull(gradients.get(layer), layer);
  }
}
