package cnnlab.weights.onnx;

import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.onnx.GraphValue.Activation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The layers that a graph has become so far, with their tensors. */
final class GraphLayers {
  private final List<Layer> layers = new ArrayList<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** A layer that reads these. */
  Activation add(String name, Op op, Activation... inputs) throws UserProblem {
    List<String> names = Stream.of(inputs).map(Activation::layer).toList();
    Layer layer = new Layer(name, op, names, name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    Shape shape = Shapes.output(layer, Stream.of(inputs).map(Activation::shape).toList());
    layers.add(layer);
    return new Activation(name, shape);
  }

  /** A tensor of the newest layer. */
  void tensor(String suffix, Tensor tensor) {
    tensors.put(layers.getLast().name() + "." + suffix, tensor);
  }

  /** The layer of a value. */
  Layer layer(Activation value) {
    return layers.reversed().stream()
        .filter(layer -> layer.name().equals(value.layer()))
        .findFirst()
        .orElseThrow();
  }

  /** Gives a layer a bias that had none. */
  void addBias(Layer layer, Op withBias, Tensor bias) {
    layers.set(
        layers.indexOf(layer), new Layer(layer.name(), withBias, layer.inputs(), layer.block()));
    tensors.put(layer.name() + ".bias", bias);
  }

  /** The newest layer. */
  Layer newest() {
    return layers.getLast();
  }

  /** The layers that a classifier needs. */
  List<Layer> neededFor(Head head) {
    Set<String> needed = new HashSet<>(List.of(head.layer(), layers.getFirst().name()));
    for (Layer layer : layers.reversed()) {
      if (needed.contains(layer.name())) {
        needed.addAll(layer.inputs());
      }
    }
    return layers.stream().filter(layer -> needed.contains(layer.name())).toList();
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }
}
