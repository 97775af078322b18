package cnnlab.weights.graph;

import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The layers that a graph has become so far, with their tensors. */
public final class GraphLayers {
  private final List<Layer> layers = new ArrayList<>();
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /**
   * A layer that reads these.
   *
   * @return its output's shape
   */
  public Shape add(String name, Op op, List<String> inputs) throws UserProblem {
    Layer layer =
        new Layer(name, op, inputs, name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    Shape shape = Shapes.output(layer, inputs.stream().map(this::shape).toList());
    layers.add(layer);
    shapes.put(name, shape);
    return shape;
  }

  /** Whether there is a layer of this name. */
  public boolean has(String layer) {
    return shapes.containsKey(layer);
  }

  /** What a layer yields for one example. */
  public Shape shape(String layer) {
    return Objects.requireNonNull(shapes.get(layer), layer);
  }

  /** A tensor of the newest layer. */
  public void tensor(String suffix, Tensor tensor) {
    tensors.put(layers.getLast().name() + "." + suffix, tensor);
  }

  /** The layer of this name. */
  public Layer layer(String name) {
    return layers.reversed().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Gives a layer a bias that had none. */
  public void addBias(Layer layer, Op withBias, Tensor bias) {
    layers.set(
        layers.indexOf(layer), new Layer(layer.name(), withBias, layer.inputs(), layer.block()));
    tensors.put(layer.name() + ".bias", bias);
  }

  /** All of them, in topological order. */
  public List<Layer> all() {
    return Collections.unmodifiableList(layers);
  }

  /** The newest layer. */
  public Layer newest() {
    return layers.getLast();
  }

  /** The layers that a classifier needs. */
  public List<Layer> neededFor(Head head) {
    Set<String> needed = new HashSet<>(List.of(head.layer(), layers.getFirst().name()));
    for (Layer layer : layers.reversed()) {
      if (needed.contains(layer.name())) {
        needed.addAll(layer.inputs());
      }
    }
    return layers.stream().filter(layer -> needed.contains(layer.name())).toList();
  }

  public Map<String, Tensor> tensors() {
    return tensors;
  }
}
