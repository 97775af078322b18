package cnnlab.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A block while its contents are being gathered, in the order in which they come. */
final class Section {
  private final String path;
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

  Section(String path) {
    this.path = path;
  }

  /** The section of a block further in; {@code inner} is "" or a dotted path from here. */
  Section section(String inner) {
    if (inner.isEmpty()) {
      return this;
    }
    int dot = inner.indexOf('.');
    String first = dot < 0 ? inner : inner.substring(0, dot);
    Section section = sections.get(first);
    if (section == null) {
      section = new Section(path.isEmpty() ? first : path + "." + first);
      sections.put(first, section);
      parts.add(section::block);
    }
    return dot < 0 ? section : section.section(inner.substring(dot + 1));
  }

  Pile newPile() {
    Pile pile = new Pile();
    parts.add(() -> new Item.Stack(pile.nodes));
    return pile;
  }

  Item.Block block() {
    List<Item> items = parts.stream().map(Part::item).toList();
    return new Item.Block(path, items, items.stream().allMatch(Item::auxiliary));
  }
}
