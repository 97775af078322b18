package cnnlab.engine.common;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers that are computed together: one, and the ReLU after it where no one else reads what comes
 * between.
 *
 * @param output name of the layer whose output it has
 */
public record FusedLayer(Layer layer, boolean relu, String output) {

  /** The layers of a network, in order; the input is none. */
  public static List<FusedLayer> of(Architecture architecture) {
    Map<String, Integer> readers = readers(architecture);
    List<FusedLayer> layers = new ArrayList<>();
    Map<String, Integer> made = new HashMap<>();
    for (Layer layer : architecture.layers()) {
      if (layer.op() instanceof Op.Relu) {
        String input = layer.inputs().getFirst();
        Integer before = made.get(input);
        if (before != null
            && readers.getOrDefault(input, 0) == 1
            && takesRelu(layers.get(before).layer().op())) {
          layers.set(before, new FusedLayer(layers.get(before).layer(), true, layer.name()));
          made.put(layer.name(), before);
          continue;
        }
      }
      if (!(layer.op() instanceof Op.Input)) {
        made.put(layer.name(), layers.size());
        layers.add(new FusedLayer(layer, false, layer.name()));
      }
    }
    return layers;
  }

  /** How many layers read each layer's output; to be a classifier counts too. */
  public static Map<String, Integer> readers(Architecture architecture) {
    Map<String, Integer> readers = new HashMap<>();
    for (Layer layer : architecture.layers()) {
      layer.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
    }
    for (Head head : architecture.heads()) {
      readers.merge(head.layer(), 1, Integer::sum);
    }
    return readers;
  }

  /** Whether a ReLU can be computed with what is before it. */
  public static boolean takesRelu(Op op) {
    return switch (op) {
      case Op.Parametric _, Op.Add _ -> true;
      case Op.ParameterFree _ -> false;
    };
  }
}
