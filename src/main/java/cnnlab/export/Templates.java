package cnnlab.export;

import cnnlab.arch.Layer;
import cnnlab.arch.Shapes;
import cnnlab.export.Part.Group;
import cnnlab.export.Part.Leaf;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The kinds of blocks in a network, each once. */
final class Templates {
  private final Dialect dialect;
  private final Predicate<Group> isBlock;
  private final Map<String, Call> calls = new HashMap<>();
  private final Map<String, String> kinds = new HashMap<>();
  private final Map<String, List<Group>> blocks = new LinkedHashMap<>();
  private final Map<String, Template> templates = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>(Reserved.classNames());

  private Templates(Dialect dialect, Predicate<Group> isBlock) {
    this.dialect = dialect;
    this.isBlock = isBlock;
  }

  /**
   * The kinds of blocks among these parts and within them.
   *
   * @param isBlock which groups are blocks; the others' layers belong to the block around
   */
  static Templates of(
      List<Part> parts,
      List<Layer> layers,
      Shapes shapes,
      Dialect dialect,
      Predicate<Group> isBlock)
      throws UserProblem {
    Templates result = new Templates(dialect, isBlock);
    for (Layer layer : layers) {
      if (!layer.inputs().isEmpty()) {
        result.calls.put(layer.name(), dialect.call(layer, shapes));
      }
    }
    parts.forEach(result::kind);
    result.blocks.forEach(result::makeTemplate);
    return result;
  }

  /** All templates, each after those that it uses. */
  List<Template> all() {
    return List.copyOf(templates.values());
  }

  /** Whether a class or function of this name, in any case of its letters, is there already. */
  boolean isTaken(String name) {
    return names.contains(name.toLowerCase(Locale.ROOT));
  }

  boolean isBlock(Part part) {
    return part instanceof Group group && isBlock.test(group);
  }

  Template template(Group block) {
    return Objects.requireNonNull(templates.get(kinds.get(block.name())), block.name());
  }

  Call call(Leaf leaf) {
    return Objects.requireNonNull(calls.get(leaf.name()), leaf.name());
  }

  /** How many blocks are like this one. */
  int count(Group block) {
    return Objects.requireNonNull(blocks.get(kinds.get(block.name()))).size();
  }

  /** The values that a part is made with, in the order in which it is written. */
  List<Hole> holes(Part part) {
    return switch (part) {
      case Leaf leaf when calls.containsKey(leaf.name()) ->
          call(leaf).arguments().stream()
              .map(it -> new Hole(it.role(), leaf.name(), it.value(), it.usual()))
              .toList();
      case Leaf _ -> List.of();
      case Group group when isBlock(group) ->
          template(group).arguments(number(group), group.name());
      case Group group -> group.parts().stream().flatMap(it -> holes(it).stream()).toList();
    };
  }

  private int number(Group group) {
    List<Group> same = Objects.requireNonNull(blocks.get(kinds.get(group.name())));
    for (int i = 0; i < same.size(); i++) {
      if (same.get(i).name().equals(group.name())) {
        return i;
      }
    }
    throw new IllegalStateException(group.name());
  }

  /** Notes the blocks within a part and returns everything about it but numbers. */
  private String kind(Part part) {
    if (!(part instanceof Group group)) {
      Call call = calls.get(part.name());
      return call == null ? "input" : call.shape();
    }
    Map<String, Integer> places = new HashMap<>();
    StringBuilder kind = new StringBuilder(isBlock(group) ? "block(" : "sequence(");
    for (Part inner : group.parts()) {
      kind.append(Part.relativeName(inner, group.name())).append('=').append(kind(inner));
      inner.inputs().forEach(it -> kind.append('<').append(places.getOrDefault(it, -1)));
      kind.append('\n');
      places.put(inner.output(), places.size());
    }
    String text = kind.append(')').toString();
    if (isBlock(group)) {
      kinds.put(group.name(), text);
      blocks.computeIfAbsent(text, _ -> new ArrayList<>()).add(group);
    }
    return text;
  }

  private void makeTemplate(String kind, List<Group> same) {
    List<List<Hole>> holes = same.stream().map(this::holesWithin).toList();
    String name = BlockNames.of(same.getFirst(), names);
    names.add(name.toLowerCase(Locale.ROOT));
    templates.put(kind, Template.of(name, same, holes, dialect::identifier));
  }

  private List<Hole> holesWithin(Group group) {
    return group.parts().stream().flatMap(it -> holes(it).stream()).toList();
  }
}
