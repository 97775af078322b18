package cnnlab.diagram.model;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which connections of an architecture lead around a residual block. */
final class Shortcuts {
  private record Connection(String from, String to) {}

  private final Map<String, Layer> layers = new HashMap<>();
  private final Set<String> forks = new HashSet<>();
  private final Map<Connection, EdgeKind> kinds = new HashMap<>();

  Shortcuts(Architecture architecture) {
    Set<String> read = new HashSet<>();
    for (Layer layer : architecture.layers()) {
      layers.put(layer.name(), layer);
      for (String input : layer.inputs()) {
        if (!read.add(input)) {
          forks.add(input);
        }
      }
    }
    for (Layer layer : architecture.layers()) {
      if (layer.op() instanceof Op.Add) {
        findShortcut(layer);
      }
    }
  }

  /** SKIP or PROJECTION for a connection on a shortcut, else SEQUENCE. */
  EdgeKind kind(String from, String to) {
    return kinds.getOrDefault(new Connection(from, to), EdgeKind.SEQUENCE);
  }

  /** What bridges the residual block that ends in this addition. */
  Optional<EdgeKind> around(Layer add) {
    return add.inputs().stream()
        .map(input -> kind(input, add.name()))
        .filter(EdgeKind::isShortcut)
        .findFirst();
  }

  /** The shortest way from a fork to the addition; of equals, the one named last. */
  private void findShortcut(Layer add) {
    List<List<Connection>> ways = add.inputs().stream().map(input -> way(input, add)).toList();
    ways.reversed().stream()
        .min(Comparator.comparingInt(List::size))
        .filter(way -> forks.contains(way.getLast().from()))
        .ifPresent(
            way -> {
              EdgeKind kind = way.size() == 1 ? EdgeKind.SKIP : EdgeKind.PROJECTION;
              way.forEach(connection -> kinds.put(connection, kind));
            });
  }

  /** Back from the addition to the first layer that others read too, or that joins several. */
  private List<Connection> way(String input, Layer add) {
    List<Connection> way = new ArrayList<>(List.of(new Connection(input, add.name())));
    Layer layer = layer(input);
    while (!forks.contains(layer.name()) && layer.inputs().size() == 1) {
      way.add(new Connection(layer.inputs().getFirst(), layer.name()));
      layer = layer(layer.inputs().getFirst());
    }
    return way;
  }

  private Layer layer(String name) {
    Layer layer = layers.get(name);
    if (layer == null) {
      throw new IllegalArgumentException(name);
    }
    return layer;
  }
}
