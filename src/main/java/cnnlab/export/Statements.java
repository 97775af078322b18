package cnnlab.export;

import cnnlab.arch.Op;
import cnnlab.export.Part.Group;
import cnnlab.export.Part.Leaf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The steps of a forward pass with the variables they read and set. A variable that is no longer
 * needed is set anew, so that a chain reads {@code x = f(x)}.
 */
final class Statements {

  /**
   * One step.
   *
   * @param target the variable that it sets
   * @param isNew whether it is the first to set this variable
   * @param arguments the variables that it reads
   */
  record Statement(Part part, String target, boolean isNew, List<String> arguments) {}

  private final String group;
  private final UnaryOperator<String> identifier;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Integer> lastUse = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final List<Statement> all = new ArrayList<>();

  private Statements(String group, UnaryOperator<String> identifier) {
    this.group = group;
    this.identifier = identifier;
  }

  /**
   * The steps through the parts of a group.
   *
   * @param group the group's name, "" for the whole network
   * @param input the layer outside that they read; its variable is {@code x}
   * @param results layers whose variables are needed at the end
   * @param identifier makes a variable's name of a dotted one
   */
  static Statements of(
      String group,
      List<Part> parts,
      String input,
      Collection<String> results,
      UnaryOperator<String> identifier) {
    Statements statements = new Statements(group, identifier);
    for (int i = 0; i < parts.size(); i++) {
      for (String read : parts.get(i).inputs()) {
        statements.lastUse.put(read, i);
      }
    }
    results.forEach(result -> statements.lastUse.put(result, parts.size()));
    statements.variables.put(input, "x");
    statements.known.add("x");
    for (int i = 0; i < parts.size(); i++) {
      statements.add(parts.get(i), i);
    }
    return statements;
  }

  List<Statement> all() {
    return List.copyOf(all);
  }

  /** The variable that holds the output of a layer. */
  String variable(String layer) {
    return Objects.requireNonNull(variables.get(layer), layer);
  }

  private void add(Part part, int step) {
    List<String> arguments = part.inputs().stream().map(this::variable).toList();
    String first = part.inputs().getFirst();
    boolean isLastUse = Objects.requireNonNull(lastUse.get(first)) <= step;
    String target = isLastUse ? arguments.getFirst() : newVariable(part, step);
    if (isLastUse && part instanceof Leaf leaf && leaf.layer().op() instanceof Op.Concat) {
      target = joined(part, step);
    }
    variables.put(part.output(), target);
    all.add(new Statement(part, target, known.add(target), arguments));
  }

  /** What joins branches is none of them: {@code x}, if that is one of them and over. */
  private String joined(Part part, int step) {
    return part.inputs().stream()
        .filter(it -> Objects.requireNonNull(lastUse.get(it)) <= step)
        .map(this::variable)
        .filter("x"::equals)
        .findFirst()
        .orElseGet(() -> variable(part.inputs().getFirst()));
  }

  private String newVariable(Part part, int step) {
    String relative = Part.relativeName(part, group);
    boolean branch = part instanceof Group || relative.contains(".");
    String wanted = branch ? identifier.apply(relative.split("\\.", 2)[0]) : "out";
    Set<String> alive = new HashSet<>();
    variables.forEach(
        (layer, variable) -> {
          if (lastUse.getOrDefault(layer, -1) >= step) {
            alive.add(variable);
          }
        });
    String name = wanted;
    for (int i = 2; alive.contains(name); i++) {
      name = wanted + i;
    }
    return name;
  }
}
