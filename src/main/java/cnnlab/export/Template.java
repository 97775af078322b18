package cnnlab.export;

import cnnlab.export.Part.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Blocks that differ in numbers only. Numbers that are the same in all of them are written out;
 * those that change together are one parameter.
 *
 * @param name of the class or method
 * @param model the block by which all are described
 * @param texts for each value of the model, its source code or the name of the parameter
 */
record Template(String name, Group model, List<Parameter> parameters, List<String> texts) {

  /**
   * A parameter of the template.
   *
   * @param role its name in snake case
   * @param usual the value that need not be given; "" if it must be
   * @param values one for each block
   */
  record Parameter(String name, String role, String usual, List<String> values) {
    Parameter {
      values = List.copyOf(values);
    }

    boolean isChannels() {
      return role.endsWith("channels");
    }

    /** Channels come first, and what may be left out comes last. */
    private int order() {
      return isChannels() ? 0 : usual.isEmpty() ? 1 : 2;
    }
  }

  /** Values that are the same in each block. */
  private record Same(String kind, List<String> values) {}

  /**
   * Finds the parameters.
   *
   * @param blocks the blocks of this kind
   * @param holes the values of each, all in the same order
   */
  static Template of(
      String name, List<Group> blocks, List<List<Hole>> holes, UnaryOperator<String> identifier) {
    List<Hole> first = holes.getFirst();
    List<Same> columns = IntStream.range(0, first.size()).mapToObj(i -> column(holes, i)).toList();
    Map<Same, List<Hole>> varying = new LinkedHashMap<>();
    for (int i = 0; i < first.size(); i++) {
      boolean differs = columns.get(i).values().stream().distinct().count() > 1;
      if (differs || first.get(i).role().equals(Call.CLASSES)) {
        varying.computeIfAbsent(columns.get(i), _ -> new ArrayList<>()).add(first.get(i));
      }
    }
    List<String> roles = ParameterNames.of(blocks.getFirst(), List.copyOf(varying.values()));
    Map<Same, Parameter> parameters = new LinkedHashMap<>();
    varying.forEach(
        (same, equal) -> {
          String role = roles.get(parameters.size());
          String usual = equal.getFirst().usual();
          String parameter = free(identifier.apply(role), parameters.values());
          parameters.put(same, new Parameter(parameter, role, usual, same.values()));
        });
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      Parameter parameter = parameters.get(columns.get(i));
      texts.add(parameter == null ? first.get(i).value() : parameter.name());
    }
    List<Parameter> ordered =
        parameters.values().stream().sorted(Comparator.comparingInt(Parameter::order)).toList();
    return new Template(name, blocks.getFirst(), ordered, texts);
  }

  /** Different names may be the same identifier. */
  private static String free(String name, Collection<Parameter> taken) {
    String free = name;
    for (int i = 2; isTaken(free, taken); i++) {
      free = name + i;
    }
    return free;
  }

  private static boolean isTaken(String name, Collection<Parameter> taken) {
    return taken.stream().anyMatch(parameter -> parameter.name().equals(name));
  }

  /** Numbers of channels may be one parameter wherever they occur, other values by their role. */
  private static Same column(List<List<Hole>> holes, int index) {
    Hole first = holes.getFirst().get(index);
    return new Same(
        first.isChannels() ? "channels" : first.role(),
        holes.stream().map(block -> block.get(index).value()).toList());
  }

  /** What the parameters are for one of the blocks. */
  List<Hole> arguments(int block, String path) {
    return parameters.stream()
        .map(it -> new Hole(it.role(), path, it.values().get(block), it.usual()))
        .toList();
  }
}
