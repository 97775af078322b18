package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.export.Part.Group;
import cnnlab.export.Part.Leaf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parts of an architecture as its layers' dotted names nest them. Names that do not enclose a
 * piece with one way in and one way out are no group: their layers belong to the part around.
 */
final class PartTree {
  private final Map<String, Integer> positions = new HashMap<>();
  private final Map<String, Set<String>> readers = new HashMap<>();
  private final Set<String> heads;

  private PartTree(Architecture architecture) {
    heads = architecture.heads().stream().map(Head::layer).collect(Collectors.toSet());
    for (Layer layer : architecture.layers()) {
      positions.put(layer.name(), positions.size());
      readers.put(layer.name(), new HashSet<>());
      layer.inputs().forEach(input -> readersOf(input).add(layer.name()));
    }
  }

  /** The outermost parts, each after those it reads. */
  static List<Part> of(Architecture architecture) {
    PartTree tree = new PartTree(architecture);
    return tree.parts(architecture.layers(), "");
  }

  private List<Part> parts(List<Layer> layers, String prefix) {
    Map<String, List<Layer>> byName = new LinkedHashMap<>();
    for (Layer layer : layers) {
      byName.computeIfAbsent(firstName(layer, prefix), _ -> new ArrayList<>()).add(layer);
    }
    List<Part> parts = new ArrayList<>();
    byName.forEach((name, inside) -> parts.addAll(partsUnder(name, inside)));
    parts.sort(Comparator.comparingInt(this::position));
    return parts;
  }

  private static String firstName(Layer layer, String prefix) {
    int end = layer.name().indexOf('.', prefix.length());
    return end < 0 ? layer.name() : layer.name().substring(0, end);
  }

  private List<Part> partsUnder(String name, List<Layer> layers) {
    List<Layer> below = layers.stream().filter(layer -> !layer.name().equals(name)).toList();
    List<Part> parts = new ArrayList<>();
    layers.stream().filter(layer -> layer.name().equals(name)).map(Leaf::new).forEach(parts::add);
    if (below.isEmpty()) {
      return parts;
    }
    List<Part> inside = parts(below, name + ".");
    Set<String> names = below.stream().map(Layer::name).collect(Collectors.toSet());
    List<String> entries =
        below.stream()
            .flatMap(layer -> layer.inputs().stream())
            .filter(input -> !names.contains(input))
            .distinct()
            .toList();
    List<String> exits =
        below.stream().map(Layer::name).filter(layer -> isRead(layer, names)).toList();
    boolean closed = entries.size() == 1 && exits.size() == 1;
    if (closed && parts.isEmpty() && below.stream().noneMatch(PartTree::isInput)) {
      return List.of(new Group(name, inside, entries.getFirst(), exits.getFirst()));
    }
    parts.addAll(inside);
    return parts;
  }

  private boolean isRead(String layer, Set<String> inside) {
    Set<String> reading = readersOf(layer);
    return heads.contains(layer) || reading.isEmpty() || !inside.containsAll(reading);
  }

  private static boolean isInput(Layer layer) {
    return layer.op() instanceof Op.Input;
  }

  private Set<String> readersOf(String layer) {
    return Objects.requireNonNull(readers.get(layer), layer);
  }

  private int position(Part part) {
    return switch (part) {
      case Leaf leaf -> Objects.requireNonNull(positions.get(leaf.name()));
      case Group group -> group.parts().stream().mapToInt(this::position).min().orElseThrow();
    };
  }
}
