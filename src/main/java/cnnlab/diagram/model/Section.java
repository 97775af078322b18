package cnnlab.diagram.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A block while its contents are being gathered, in the order in which they come. */
final class Section {
  private final String path;
  private final UnaryOperator<String> label;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, Section> sections = new HashMap<>();

  /** Something that will be an item of the block. */
  private interface Part {
    Item item();
  }

  /** A stack while it grows. */
  static final class Pile {
    private final List<DiagramNode> nodes = new ArrayList<>();

    Pile add(DiagramNode node) {
      nodes.add(node);
      return this;
    }
  }

  /**
   * @param label of a block, by its path
   */
  Section(String path, UnaryOperator<String> label) {
    this.path = path;
    this.label = label;
  }

  /** The section of a block further in, given by the paths of the blocks around it and its own. */
  Section section(List<String> inner) {
    if (inner.isEmpty()) {
      return this;
    }
    String first = inner.getFirst();
    Section section = sections.get(first);
    if (section == null) {
      section = new Section(first, label);
      sections.put(first, section);
      parts.add(section::block);
    }
    return section.section(inner.subList(1, inner.size()));
  }

  Pile newPile() {
    Pile pile = new Pile();
    parts.add(() -> new Item.Stack(pile.nodes));
    return pile;
  }

  Item.Block block() {
    List<Item> items = parts.stream().map(Part::item).toList();
    return new Item.Block(
        path,
        path.isEmpty() ? "" : label.apply(path),
        items,
        items.stream().allMatch(Item::auxiliary));
  }
}
