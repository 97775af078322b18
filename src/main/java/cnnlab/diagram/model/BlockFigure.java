package cnnlab.diagram.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One block of a network as a diagram of its own: its layers, and what it reads. */
public final class BlockFigure {
  private BlockFigure() {}

  /**
   * Every layer of a block.
   *
   * @param path of the block, dotted
   * @throws UserProblem naming the blocks there are, if there is none of this path
   */
  public static Diagram of(Analysis analysis, String path, Messages messages, Conventions counting)
      throws UserProblem {
    Outline outline = new Outline(analysis.architecture());
    if (!outline.all().contains(path)) {
      String known = String.join(", ", outline.all());
      throw UserProblem.of("diagram.block", path, known).at("--block");
    }
    Unfolding open = Unfolding.of(analysis, Level.LAYERS, false);
    Diagram whole = Diagram.of(analysis, open, messages, counting);
    Item.Block block = find(whole.root(), path).orElseThrow();
    Diagram inside = new Diagram(whole.name() + "-" + path, block, List.of());
    Set<String> names = new HashSet<>();
    inside.nodes().forEach(node -> names.add(node.name()));
    Map<String, Item> read = new LinkedHashMap<>();
    List<DiagramEdge> edges = new ArrayList<>();
    for (DiagramEdge edge : whole.edges()) {
      if (names.contains(edge.to())) {
        edges.add(edge);
        if (!names.contains(edge.from())) {
          read.computeIfAbsent(edge.from(), name -> input(node(whole, name), messages));
        }
      }
    }
    List<Item> items = new ArrayList<>(read.values());
    items.add(block);
    return new Diagram(inside.name(), new Item.Block("", "", items, false), edges);
  }

  private static Optional<Item.Block> find(Item.Block from, String path) {
    if (from.path().equals(path)) {
      return Optional.of(from);
    }
    return from.items().stream()
        .filter(Item.Block.class::isInstance)
        .map(Item.Block.class::cast)
        .flatMap(inner -> find(inner, path).stream())
        .findFirst();
  }

  private static DiagramNode node(Diagram diagram, String name) {
    return diagram.nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What comes into the block, as an image comes into a network. */
  private static Item input(DiagramNode source, Messages messages) {
    return new Item.Stack(
        List.of(
            new DiagramNode(
                source.name(),
                source.layers(),
                LayerKind.INPUT,
                messages.get("diagram.block-input"),
                source.output().toString(),
                "",
                source.tooltip(),
                source.output(),
                false,
                1,
                Optional.empty())));
  }
}
