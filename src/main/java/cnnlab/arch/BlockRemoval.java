package cnnlab.arch;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network without some of its layers, whose other weights stay as they were trained (Veit and
 * others 2016, arXiv:1605.06431, section 4.1): of a residual block only the shortcut is left; where
 * there is none, what the layers read goes on to what read them.
 */
public final class BlockRemoval {
  private BlockRemoval() {}

  /**
   * The network without these.
   *
   * @param names of layers or blocks ("layer2.1"), one after the other in the network
   * @throws UserProblem where there is no such layer, or the weights of the others no longer fit
   */
  public static Architecture of(Architecture architecture, Collection<String> names)
      throws UserProblem {
    for (String name : names) {
      if (architecture.layers().stream().noneMatch(layer -> isIn(layer, name))) {
        throw UserProblem.of("lesson.value.layer", architecture.name(), name);
      }
    }
    Map<String, String> instead = new HashMap<>();
    List<Layer> kept = new ArrayList<>();
    for (Layer layer : architecture.layers()) {
      List<String> inputs =
          layer.inputs().stream().map(each -> instead.getOrDefault(each, each)).toList();
      boolean wanted = names.stream().noneMatch(name -> isIn(layer, name));
      if (layer.op() instanceof Op.Add && !wanted) {
        instead.put(layer.name(), inputs.getLast()); // the residual is what comes first
      } else if (wanted || isShortcut(layer) || followsSum(architecture, layer)) {
        kept.add(new Layer(layer.name(), layer.op(), inputs, layer.block()));
      } else {
        instead.put(layer.name(), inputs.getFirst());
      }
    }
    Architecture reduced = read(architecture, kept);
    Shapes.of(reduced);
    if (!Set.copyOf(Tensors.of(architecture)).containsAll(Tensors.of(reduced))) {
      throw UserProblem.of("lesson.value.unfit", architecture.name(), String.join(", ", names));
    }
    return reduced;
  }

  private static boolean isIn(Layer layer, String name) {
    return layer.name().equals(name) || layer.name().startsWith(name + ".");
  }

  /** It stays with the block's input; where that has another shape, nothing else would fit. */
  private static boolean isShortcut(Layer layer) {
    return layer.op() instanceof Op.PadShortcut || layer.name().contains(".downsample");
  }

  /** The ReLU behind the sum is none of the residual's. */
  private static boolean followsSum(Architecture architecture, Layer layer) {
    return layer.op() instanceof Op.Activation
        && architecture.layer(layer.inputs().getFirst()).op() instanceof Op.Add;
  }

  /** Without layers that nobody reads any more. */
  private static Architecture read(Architecture whole, List<Layer> layers) {
    Set<String> used = new HashSet<>();
    whole.heads().forEach(head -> used.add(head.layer()));
    List<Layer> kept = new ArrayList<>();
    for (Layer layer : layers.reversed()) {
      if (used.contains(layer.name())) {
        kept.addFirst(layer);
        used.addAll(layer.inputs());
      }
    }
    return new Architecture(whole.name(), whole.form(), whole.source(), kept, whole.heads());
  }
}
