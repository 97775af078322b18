package cnnlab.diagram.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * What a picture of an architecture shows, before it is laid out: its nodes, nested in blocks, and
 * the arrows between them.
 *
 * @param name the architecture's name
 * @param root the whole network
 */
public record Diagram(String name, Item.Block root, List<DiagramEdge> edges) {
  public Diagram {
    edges = List.copyOf(edges);
  }

  /** Every layer, labeled in English. */
  public static Diagram of(Analysis analysis) {
    return of(analysis, Level.LAYERS, Messages.ENGLISH);
  }

  /** As much as {@code level} says, labeled in the language of {@code messages}. */
  public static Diagram of(Analysis analysis, Level level, Messages messages) {
    return of(analysis, Unfolding.of(analysis, level, false), messages);
  }

  /** With some blocks shown as one node, and some only once. */
  public static Diagram of(Analysis analysis, Unfolding unfolding, Messages messages) {
    return of(analysis, unfolding, messages, Conventions.STANDARD);
  }

  /** With costs counted in another way. */
  public static Diagram of(
      Analysis analysis, Unfolding unfolding, Messages messages, Conventions counting) {
    return new DiagramBuilder(analysis, unfolding, messages, counting).build();
  }

  /** Whether one layer simply follows the other, auxiliary classifiers apart. */
  public boolean isChain() {
    return nodes().stream()
        .noneMatch(node -> node.kind() == LayerKind.ADD || node.kind() == LayerKind.CONCAT);
  }

  /** All nodes, in the order of the architecture. */
  public List<DiagramNode> nodes() {
    List<DiagramNode> nodes = new ArrayList<>();
    collect(root, nodes);
    return nodes;
  }

  private static void collect(Item item, List<DiagramNode> nodes) {
    switch (item) {
      case Item.Stack stack -> nodes.addAll(stack.nodes());
      case Item.Block block -> block.items().forEach(inner -> collect(inner, nodes));
    }
  }
}
