package cnnlab.arch;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which layers keep their weights while those after them learn: a layer or block and all that it
 * reads, directly or not. Nothing below the first layer that learns is then among the learning
 * ones, so that no gradient is needed there.
 */
public final class Freezing {
  private Freezing() {}

  /**
   * The layers up to the last of a block, those without weights included; none for an empty name.
   *
   * @param name of a layer, or of a block
   * @throws UserProblem where there is no such layer, or no layer would be left to learn
   */
  public static Set<String> upTo(Architecture architecture, String name) throws UserProblem {
    Set<String> frozen = new LinkedHashSet<>();
    if (name.isEmpty()) {
      return frozen;
    }
    for (Layer layer : architecture.layers().reversed()) {
      if (isIn(layer.name(), name) || frozen.contains(layer.name())) {
        frozen.add(layer.name());
        frozen.addAll(layer.inputs());
      }
    }
    if (frozen.isEmpty()) {
      throw UserProblem.of("freeze.unknown", name, String.join(", ", choices(architecture)))
          .at("freeze");
    }
    if (Tensors.of(architecture).stream().allMatch(spec -> frozen.contains(spec.layer()))) {
      throw UserProblem.of("freeze.all", name).at("freeze");
    }
    return frozen;
  }

  /**
   * All layers that neither are among these nor read them, directly or not.
   *
   * @param learning the layers to learn
   */
  public static Set<String> before(Architecture architecture, Set<String> learning) {
    Set<String> frozen = new LinkedHashSet<>();
    Set<String> after = new HashSet<>(learning);
    for (Layer layer : architecture.layers()) {
      if (after.contains(layer.name()) || layer.inputs().stream().anyMatch(after::contains)) {
        after.add(layer.name());
      } else {
        frozen.add(layer.name());
      }
    }
    return frozen;
  }

  /**
   * The layer or block after which only the last stage is left, the layers with weights on the
   * smallest feature maps, and the classifier; empty where the network cannot be parted there.
   */
  public static String beforeLastStage(Architecture architecture) throws UserProblem {
    Shapes shapes = Shapes.of(architecture);
    Set<String> auxiliary = architecture.auxiliaryLayers();
    List<String> maps =
        Tensors.of(architecture).stream()
            .map(TensorSpec::layer)
            .filter(layer -> !auxiliary.contains(layer))
            .filter(layer -> shapes.get(layer) instanceof Shape.FeatureMap)
            .distinct()
            .toList();
    String found = "";
    for (String choice : choices(architecture)) {
      List<String> inside = maps.stream().filter(layer -> isIn(layer, choice)).toList();
      if (!inside.isEmpty()
          && pixels(shapes.get(inside.getLast())) > pixels(shapes.get(maps.getLast()))) {
        found = choice;
      }
    }
    return found;
  }

  private static long pixels(Shape map) {
    return map.elements() / map.channels();
  }

  /**
   * Layers and blocks at whose end a network can be parted: all weights before it are among those
   * that it would freeze. In order, without the classifier.
   */
  public static List<String> choices(Architecture architecture) throws UserProblem {
    Set<String> auxiliary = architecture.auxiliaryLayers();
    List<String> weighted =
        Tensors.of(architecture).stream()
            .map(TensorSpec::layer)
            .filter(layer -> !auxiliary.contains(layer))
            .distinct()
            .toList();
    TreeMap<Integer, String> byEnd = new TreeMap<>();
    for (String block : blocks(weighted)) {
      int end = weighted.size() - 1;
      while (!isIn(weighted.get(end), block)) {
        end--;
      }
      boolean whole = end < weighted.size() - 1;
      if (whole && upTo(architecture, block).containsAll(weighted.subList(0, end + 1))) {
        byEnd.merge(end, block, (one, other) -> one.length() < other.length() ? one : other);
      }
    }
    return new ArrayList<>(byEnd.values());
  }

  /** Blocks, such as "layer2", and their parts where these are numbered, such as "layer2.0". */
  private static Set<String> blocks(List<String> layers) {
    Set<String> blocks = new HashSet<>();
    for (String layer : layers) {
      String[] parts = layer.split("\\.", -1);
      blocks.add(parts[0]);
      if (parts.length > 1 && parts[1].matches("\\d+")) {
        blocks.add(parts[0] + "." + parts[1]);
      }
    }
    return blocks;
  }

  private static boolean isIn(String layer, String block) {
    return layer.equals(block) || layer.startsWith(block + ".");
  }
}
