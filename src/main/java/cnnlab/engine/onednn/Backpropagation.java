package cnnlab.engine.onednn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;

/** The way back through a network: the gradients of the layers' outputs, added up as they come. */
final class Backpropagation {
  private final Tape tape;
  private final Predicate<String> needed;
  private final Map<String, Value> gradients = new HashMap<>();

  /**
   * @param needed whether the gradient of a layer's output is of use
   */
  Backpropagation(Tape tape, Predicate<String> needed) {
    this.tape = tape;
    this.needed = needed;
  }

  /** Adds to the gradient of a layer's output. */
  void add(String layer, Value value) {
    if (!needed.test(layer)) {
      return;
    }
    Value before = gradients.get(layer);
    if (before == null) {
      gradients.put(layer, value);
      return;
    }
    Value other = tape.as(before, value.layout());
    Value place = tape.isShared(value) ? tape.placeOf(other) : value;
    gradients.put(
        layer,
        AddStage.binary(tape, dnnl.dnnl_binary_add, PostOps.NONE, List.of(value, other), place));
  }

  /** The gradient of a layer's output, once all that read it were passed; null if none did. */
  @Nullable Value take(String layer) {
    return gradients.remove(layer);
  }

  /**
   * Passes a layer.
   *
   * @param gradOutput of its output
   */
  void pass(Stage stage, Value gradOutput, List<String> inputs) {
    List<@Nullable Value> gradInputs =
        stage.backward(tape, gradOutput, inputs.stream().anyMatch(needed));
    for (int i = 0; i < inputs.size(); i++) {
      Value value = gradInputs.get(i);
      if (value != null) {
        add(inputs.get(i), value);
      }
    }
  }
}
