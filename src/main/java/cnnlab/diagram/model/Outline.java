package cnnlab.diagram.model;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of an architecture, one inside the other, as a picture shows them: those of its dotted
 * names, and around modules that are numbered by letters (inception4a, inception4b) their stage
 * (inception4).
 */
final class Outline {
  private static final Pattern LETTERED = Pattern.compile("(.*\\d)[a-z]");

  private final Map<String, List<String>> around = new LinkedHashMap<>();
  private final Map<String, Set<String>> children = new LinkedHashMap<>();

  Outline(Architecture architecture) {
    for (Layer layer : architecture.layers()) {
      List<String> paths = paths(layer.block());
      around.put(layer.name(), paths);
      String parent = "";
      for (String path : paths) {
        children.computeIfAbsent(parent, _ -> new LinkedHashSet<>()).add(path);
        children.computeIfAbsent(path, _ -> new LinkedHashSet<>());
        parent = path;
      }
    }
  }

  /** Paths of the blocks that hold the layer, outermost first. */
  List<String> around(String layer) {
    return Objects.requireNonNull(around.get(layer), layer);
  }

  /** Paths of the blocks directly inside a block, in their order; "" is the whole network. */
  List<String> children(String path) {
    return List.copyOf(children.getOrDefault(path, Set.of()));
  }

  /** Paths of all blocks. */
  Set<String> all() {
    Set<String> all = new LinkedHashSet<>(children.keySet());
    all.remove("");
    return all;
  }

  /** Paths of the blocks that hold no other. */
  Set<String> innermost() {
    Set<String> innermost = all();
    innermost.removeIf(path -> !children(path).isEmpty());
    return innermost;
  }

  private static List<String> paths(String block) {
    List<String> paths = new ArrayList<>();
    for (int dot = block.indexOf('.'); dot >= 0; dot = block.indexOf('.', dot + 1)) {
      paths.add(block.substring(0, dot));
    }
    if (!block.isEmpty()) {
      paths.add(block);
      Matcher lettered = LETTERED.matcher(paths.getFirst());
      if (lettered.matches()) {
        paths.addFirst(lettered.group(1));
      }
    }
    return paths;
  }
}
