package cnnlab.engine.common;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which layers it takes to compute others. */
public final class LayerDependencies {
  private LayerDependencies() {}

  /** These layers and all that they depend on, in the network's order. */
  public static List<Layer> of(Architecture architecture, Set<String> layers) {
    Set<String> needed = new HashSet<>(layers);
    for (Layer layer : architecture.layers().reversed()) {
      if (needed.contains(layer.name())) {
        needed.addAll(layer.inputs());
      }
    }
    return architecture.layers().stream().filter(layer -> needed.contains(layer.name())).toList();
  }
}
