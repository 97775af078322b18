package cnnlab.diagram;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Works out the nodes and blocks of one diagram. */
final class DiagramBuilder {
  private final Architecture architecture;
  private final Predicate<String> collapsed;
  private final NodeText text;
  private final Map<String, Integer> readers = new HashMap<>();
  private final Map<String, List<LayerStats>> layersOf = new LinkedHashMap<>();
  private final Map<String, Section.Pile> piles = new HashMap<>();
  private final Section root = new Section("");

  DiagramBuilder(Analysis analysis, Predicate<String> collapsed, NodeText text) {
    this.architecture = analysis.architecture();
    this.collapsed = collapsed;
    this.text = text;
    for (LayerStats stats : analysis.layers()) {
      Layer layer = stats.layer();
      layer.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
      String block = collapsedBlock(layer.block());
      String node = block.isEmpty() ? layer.name() : block;
      layersOf.computeIfAbsent(node, _ -> new ArrayList<>()).add(stats);
    }
  }

  Diagram build() {
    layersOf.forEach(
        (name, layers) -> {
          if (isBlock(name, layers)) {
            String parent = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            Section.Pile pile = root.section(parent).newPile();
            piles.put(name, pile.add(text.block(name, layers)));
          } else {
            addLayer(layers.getFirst());
          }
        });
    return new Diagram(architecture.name(), root.block(), edges());
  }

  private static boolean isBlock(String name, List<LayerStats> layers) {
    return !layers.getFirst().layer().name().equals(name);
  }

  private void addLayer(LayerStats stats) {
    Layer layer = stats.layer();
    DiagramNode node = text.layer(stats);
    Section.Pile pile = node.kind().isSlim() ? pileAbove(layer) : null;
    if (pile == null) {
      pile = root.section(layer.block()).newPile();
    }
    piles.put(layer.name(), pile.add(node));
  }

  /**
   * The stack that a slim layer continues: that of the one layer it reads, if no other reads it.
   */
  private Section.@Nullable Pile pileAbove(Layer layer) {
    String input = layer.inputs().getFirst();
    List<LayerStats> above = layersOf.get(input);
    if (above == null || !Objects.equals(readers.get(input), 1)) {
      return null;
    }
    Layer reads = above.getFirst().layer();
    boolean joins = reads.block().equals(layer.block()) && !(reads.op() instanceof Op.Input);
    return joins ? piles.get(input) : null;
  }

  /** The outermost collapsed block among {@code path} and those around it; "" if there is none. */
  private String collapsedBlock(String path) {
    for (int end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1)) {
      if (collapsed.test(path.substring(0, end))) {
        return path.substring(0, end);
      }
    }
    return !path.isEmpty() && collapsed.test(path) ? path : "";
  }

  private List<DiagramEdge> edges() {
    Map<String, String> nodeOf = new HashMap<>();
    layersOf.forEach(
        (node, layers) -> layers.forEach(stats -> nodeOf.put(stats.layer().name(), node)));
    DiagramEdges edges = new DiagramEdges(architecture);
    for (List<LayerStats> layers : layersOf.values()) {
      for (LayerStats stats : layers) {
        for (String input : stats.layer().inputs()) {
          String from = Objects.requireNonNull(nodeOf.get(input));
          String to = Objects.requireNonNull(nodeOf.get(stats.layer().name()));
          if (piles.get(from) != piles.get(to)) {
            edges.add(from, to, input, stats);
          }
        }
      }
    }
    return edges.list();
  }
}
