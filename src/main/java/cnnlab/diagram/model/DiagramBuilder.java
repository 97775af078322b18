package cnnlab.diagram.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.analysis.LayerStats;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out the nodes and blocks of one diagram. */
final class DiagramBuilder {
  private final Analysis analysis;
  private final Unfolding unfolding;
  private final Outline outline;
  private final Shortcuts shortcuts;
  private final Streams streams;
  private final NodeText text;
  private final BlockText blockText;

  /** The blocks of every run that is shown folded, by its first. */
  private final Map<String, List<String>> runs = new HashMap<>();

  /** Of a block that is hidden because an equal one stands for it, that one. */
  private final Map<String, String> standIns = new HashMap<>();

  private final Map<String, Integer> readers = new HashMap<>();
  private final Map<String, List<LayerStats>> layersOf = new LinkedHashMap<>();
  private final Map<String, Section.Pile> piles = new HashMap<>();
  private final Section root;

  DiagramBuilder(Analysis analysis, Unfolding unfolding, Messages messages, Conventions counting) {
    this.analysis = analysis;
    this.unfolding = unfolding;
    this.outline = new Outline(analysis.architecture());
    this.shortcuts = new Shortcuts(analysis.architecture());
    this.streams = new Streams(analysis.architecture());
    this.text = new NodeText(messages, counting);
    this.blockText = new BlockText(text, outline, shortcuts, messages);
    if (!unfolding.folded().isEmpty()) {
      fold(new Repeats(analysis, outline));
    }
    this.root = new Section("", path -> blockText.label(path, run(path)));
    for (LayerStats stats : analysis.layers()) {
      stats.layer().inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
      layersOf.computeIfAbsent(node(stats.layer()), _ -> new ArrayList<>()).add(stats);
    }
  }

  private void fold(Repeats repeats) {
    repeats
        .runs()
        .forEach(
            (first, run) -> {
              if (unfolding.folded().contains(first)) {
                runs.put(first, run);
                run.subList(1, run.size()).forEach(path -> standIns.put(path, first));
              }
            });
  }

  private List<String> run(String path) {
    return runs.getOrDefault(path, List.of(path));
  }

  Diagram build() {
    layersOf.forEach(
        (name, layers) -> {
          if (layers.getFirst().layer().name().equals(name)) {
            addLayer(name, layers);
          } else {
            List<String> frames = frames(layers.getFirst());
            Section section = root.section(frames.subList(0, frames.indexOf(name)));
            piles.put(name, section.newPile().add(blockText.block(name, run(name), layers)));
          }
        });
    return new Diagram(analysis.architecture().name(), root.block(), edges());
  }

  private void addLayer(String name, List<LayerStats> layers) {
    Layer layer = layers.getFirst().layer();
    int count = streams.of(name);
    for (int stream = 0; stream < count; stream++) {
      DiagramNode node = count == 1 ? text.layer(layers) : text.stream(layers, stream, count);
      Section.Pile pile = node.kind().isSlim() ? pileAbove(layer, stream) : null;
      if (pile == null) {
        pile = root.section(frames(layers.getFirst())).newPile();
      }
      piles.put(node.name(), pile.add(node));
    }
  }

  /** The nodes that show what this node or block puts out: one for each stream. */
  private List<String> parts(String node) {
    return IntStream.range(0, streams.of(node))
        .mapToObj(stream -> Streams.node(node, stream))
        .toList();
  }

  /**
   * Paths of the blocks in whose frames a layer lies, outermost first: those around it. An
   * auxiliary classifier lies beside what else follows the module that it reads.
   */
  private List<String> frames(LayerStats stats) {
    List<String> around = outline.around(stats.layer().name());
    if (!stats.auxiliary()) {
      return around;
    }
    LayerStats read = stats;
    while (read.auxiliary()) {
      read = analysis.stats(read.layer().inputs().getFirst());
    }
    String module = shown(read.layer().name());
    Stream<String> beside =
        outline.around(module).stream()
            .takeWhile(path -> !unfolding.collapsed().contains(path) && isReadWithin(path, module));
    return Stream.concat(beside, around.stream()).toList();
  }

  /** Whether a layer of this block reads the module. */
  private boolean isReadWithin(String path, String module) {
    return analysis.layers().stream()
        .map(LayerStats::layer)
        .anyMatch(
            layer ->
                layer.inputs().contains(module) && outline.around(layer.name()).contains(path));
  }

  /**
   * The stack that a slim layer continues: that of the one layer it reads, if no other reads it.
   */
  private Section.@Nullable Pile pileAbove(Layer layer, int stream) {
    String input = layer.inputs().getFirst();
    List<LayerStats> above = layersOf.get(input);
    if (above == null || !Objects.equals(readers.get(input), 1)) {
      return null;
    }
    Layer reads = above.getFirst().layer();
    boolean joins = reads.block().equals(layer.block()) && !(reads.op() instanceof Op.Input);
    return joins ? piles.get(Streams.node(input, stream)) : null;
  }

  /** The node that shows a layer. */
  private String node(Layer layer) {
    String shown = shown(layer.name());
    for (String path : outline.around(shown)) {
      if (unfolding.collapsed().contains(path)) {
        return path;
      }
    }
    return shown;
  }

  /** The layer itself, or the one that stands for it because its block is folded. */
  private String shown(String layer) {
    for (String path : outline.around(layer)) {
      String first = standIns.get(path);
      if (first != null) {
        return shown(first + layer.substring(path.length()));
      }
    }
    return layer;
  }

  private List<DiagramEdge> edges() {
    Map<String, String> nodeOf = new HashMap<>();
    layersOf.forEach(
        (node, layers) -> layers.forEach(stats -> nodeOf.put(stats.layer().name(), node)));
    DiagramEdges edges = new DiagramEdges(shortcuts);
    for (List<LayerStats> layers : layersOf.values()) {
      for (LayerStats stats : layers) {
        if (!shown(stats.layer().name()).equals(stats.layer().name())) {
          continue; // the arrows of the block that stands for this one are drawn once
        }
        for (String input : stats.layer().inputs()) {
          List<String> from = parts(Objects.requireNonNull(nodeOf.get(input)));
          List<String> to = parts(Objects.requireNonNull(nodeOf.get(stats.layer().name())));
          boolean straight = from.size() == to.size() && !streams.crosses(stats.layer());
          for (int i = 0; i < from.size(); i++) {
            for (int j = 0; j < to.size(); j++) {
              boolean apart = piles.get(from.get(i)) != piles.get(to.get(j));
              if (apart && (i == j || !straight)) {
                edges.add(from.get(i), to.get(j), input, stats);
              }
            }
          }
        }
      }
    }
    return edges.list();
  }
}
