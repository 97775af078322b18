package cnnlab.diagram.model;

import cnnlab.analysis.LayerStats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arrows of a diagram while they are being gathered. */
final class DiagramEdges {
  private record Ends(String from, String to) {}

  private final Shortcuts shortcuts;
  private final Set<Ends> known = new HashSet<>();
  private final List<DiagramEdge> edges = new ArrayList<>();

  DiagramEdges(Shortcuts shortcuts) {
    this.shortcuts = shortcuts;
  }

  /** The arrow for one connection of layers; nothing if its two nodes are already connected. */
  void add(String from, String to, String input, LayerStats layer) {
    if (known.add(new Ends(from, to))) {
      EdgeKind kind =
          layer.auxiliary() ? EdgeKind.AUXILIARY : shortcuts.kind(input, layer.layer().name());
      edges.add(new DiagramEdge(from, to, kind));
    }
  }

  /** All arrows; those into and out of parallel branches told from plain sequences. */
  List<DiagramEdge> list() {
    Map<String, Integer> leaving = new HashMap<>();
    Map<String, Integer> entering = new HashMap<>();
    for (DiagramEdge edge : edges) {
      if (edge.kind() == EdgeKind.SEQUENCE) {
        leaving.merge(edge.from(), 1, Integer::sum);
        entering.merge(edge.to(), 1, Integer::sum);
      }
    }
    return edges.stream()
        .map(
            edge -> {
              boolean parallel =
                  leaving.getOrDefault(edge.from(), 0) > 1
                      || entering.getOrDefault(edge.to(), 0) > 1;
              return parallel && edge.kind() == EdgeKind.SEQUENCE
                  ? new DiagramEdge(edge.from(), edge.to(), EdgeKind.BRANCH)
                  : edge;
            })
        .toList();
  }
}
