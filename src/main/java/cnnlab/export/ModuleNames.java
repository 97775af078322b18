package cnnlab.export;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A network whose layers a framework can name so: those that it would refuse or break by have other
 * names, for which the weights of the lab are not found by themselves.
 *
 * @param renamed the new names by the old ones, of layers only
 */
record ModuleNames(Architecture architecture, Map<String, String> renamed) {
  private static final int NAMED = 20;

  /** As PyTorch can: a module is an attribute of the one around it, and needs a name of its own. */
  static ModuleNames ofPyTorch(Architecture architecture) {
    return of(architecture, part -> !part.isEmpty() && !Reserved.isMember(part), "_");
  }

  /** As Keras can: TensorFlow makes a scope of each name. */
  static ModuleNames ofKeras(Architecture architecture) {
    return of(architecture, part -> part.matches("[A-Za-z0-9_-]+"), "");
  }

  private static ModuleNames of(
      Architecture architecture, Predicate<String> possible, String behind) {
    Map<String, String> paths = new HashMap<>(Map.of("", ""));
    Set<String> taken = new HashSet<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Layer layer : architecture.layers()) {
      String path = "";
      for (String part : layer.name().split("\\.", -1)) {
        String inner = path + "." + part;
        String around = paths.get(path);
        path = inner;
        if (!paths.containsKey(inner)) {
          String wanted = possible.test(part) ? part : plain(part, behind);
          String free = around + "." + wanted;
          for (int i = 2; !taken.add(free); i++) {
            free = around + "." + wanted + "_" + i;
          }
          paths.put(inner, free);
        }
      }
      names.put(layer.name(), String.valueOf(paths.get(path)).substring(1));
    }
    return new ModuleNames(with(architecture, names), changed(names));
  }

  private static String plain(String part, String behind) {
    String plain = behind.isEmpty() ? part.replaceAll("[^A-Za-z0-9_-]+", "_") : part + behind;
    return plain.isEmpty() ? "_" : plain;
  }

  private static Map<String, String> changed(Map<String, String> names) {
    Map<String, String> changed = new LinkedHashMap<>(names);
    changed.entrySet().removeIf(name -> name.getKey().equals(name.getValue()));
    return changed;
  }

  private static Architecture with(Architecture architecture, Map<String, String> names) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : architecture.layers()) {
      List<String> inputs = layer.inputs().stream().map(it -> named(names, it)).toList();
      layers.add(new Layer(named(names, layer.name()), layer.op(), inputs, layer.block()));
    }
    List<Head> heads =
        architecture.heads().stream()
            .map(head -> new Head(named(names, head.layer()), head.lossWeight()))
            .toList();
    return new Architecture(
        architecture.name(), architecture.form(), architecture.source(), layers, heads);
  }

  private static String named(Map<String, String> names, String layer) {
    return names.getOrDefault(layer, layer);
  }

  /** What the code says of it; nothing where no name was changed. */
  List<String> about(String framework) {
    if (renamed.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "Layers with other names than in CNN Lab, because " + framework + " cannot use those;");
    lines.add("rename their tensors in CNN Lab's weight files alike:");
    renamed.entrySet().stream()
        .limit(NAMED)
        .forEach(
            name ->
                lines.add(
                    "  %s -> %s"
                        .formatted(
                            Literal.comment(name.getKey()), Literal.comment(name.getValue()))));
    if (renamed.size() > NAMED) {
      lines.add("  and so on");
    }
    return lines;
  }
}
