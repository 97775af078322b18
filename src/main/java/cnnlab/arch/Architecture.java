package cnnlab.arch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a network is: its layers in topological order, the first of which is the input, and its
 * classifiers. Everything else (shapes, cost, picture, engine graph) follows from it.
 *
 * @param name the catalogue's name ("resnet50_v1")
 * @param form message key of the form that was fitted to the input size ("form.resnet.small")
 * @param layers in topological order
 * @param heads the main classifier first, then the auxiliary ones, which exist only for training
 */
public record Architecture(
    String name, String form, Paper source, List<Layer> layers, List<Head> heads) {

  public Architecture {
    layers = List.copyOf(layers);
    heads = List.copyOf(heads);
    check(layers, heads);
  }

  private static void check(List<Layer> layers, List<Head> heads) {
    if (layers.isEmpty() || !(layers.getFirst().op() instanceof Op.Input)) {
      throw new IllegalArgumentException("An architecture begins with its input");
    }
    Set<String> known = new HashSet<>();
    for (Layer layer : layers) {
      if (!known.containsAll(layer.inputs())) {
        throw new IllegalArgumentException(
            layer.name() + " reads a layer that does not precede it");
      }
      if (!known.add(layer.name())) {
        throw new IllegalArgumentException("Two layers are named " + layer.name());
      }
    }
    if (heads.isEmpty() || !heads.stream().allMatch(head -> known.contains(head.layer()))) {
      throw new IllegalArgumentException(
          "An architecture has at least one classifier among its layers");
    }
  }

  /** The image this network takes. */
  @JsonIgnore
  public Op.Input input() {
    return (Op.Input) layers.getFirst().op();
  }

  /** The classifier whose answer counts. */
  @JsonIgnore
  public Head mainHead() {
    return heads.getFirst();
  }

  /** The layer of this name. */
  public Layer layer(String layerName) {
    return layers.stream()
        .filter(layer -> layer.name().equals(layerName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No layer " + layerName + " in " + name));
  }

  /** Names of the layers that only auxiliary classifiers need. */
  @JsonIgnore
  public Set<String> auxiliaryLayers() {
    Set<String> main = new HashSet<>(Set.of(mainHead().layer()));
    Set<String> auxiliary = new HashSet<>();
    for (Layer layer : layers.reversed()) {
      if (main.contains(layer.name())) {
        main.addAll(layer.inputs());
      } else {
        auxiliary.add(layer.name());
      }
    }
    return auxiliary;
  }

  /** The same network without its auxiliary classifiers, as it is at inference. */
  public Architecture forInference() {
    if (heads.size() == 1) {
      return this;
    }
    Set<String> auxiliary = auxiliaryLayers();
    List<Layer> kept = layers.stream().filter(layer -> !auxiliary.contains(layer.name())).toList();
    return new Architecture(name, form, source, kept, List.of(mainHead()));
  }
}
