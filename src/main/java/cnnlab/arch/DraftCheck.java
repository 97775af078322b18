package cnnlab.arch;

import cnnlab.text.Printable;
import cnnlab.text.UserProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a draft, read from a file perhaps, is an architecture. */
final class DraftCheck {
  private static final int MOST_LAYERS = 10_000;

  private DraftCheck() {}

  static void check(Draft draft) throws UserProblem {
    List<Layer> layers = draft.layers();
    if (layers.size() > MOST_LAYERS) {
      throw UserProblem.of("architecture.too-many-layers", layers.size(), MOST_LAYERS);
    }
    if (layers.isEmpty() || !(layers.getFirst().op() instanceof Op.Input)) {
      throw UserProblem.of("architecture.no-input");
    }
    checkName(draft.name());
    Set<String> known = new HashSet<>();
    for (Layer layer : layers) {
      check(layer, known);
      known.add(layer.name());
    }
    if (draft.heads().isEmpty()) {
      throw UserProblem.of("architecture.no-head");
    }
    for (Head head : draft.heads()) {
      if (!known.contains(head.layer())) {
        throw UserProblem.of("architecture.unknown-head", head.layer()).at(head.layer());
      }
    }
  }

  /** Names stand in code, tables and files, and on terminals: on one line, as characters. */
  private static void checkName(String name) throws UserProblem {
    boolean steers =
        name.codePoints()
            .anyMatch(
                it ->
                    switch (Character.getType(it)) {
                      case Character.CONTROL,
                          Character.SURROGATE,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR ->
                          true;
                      default -> false;
                    });
    if (steers) {
      throw UserProblem.of("architecture.name", Printable.oneLine(name)).at(name);
    }
  }

  private static void check(Layer layer, Set<String> known) throws UserProblem {
    String name = layer.name();
    checkName(name);
    checkName(layer.block());
    if (known.contains(name)) {
      throw UserProblem.of("architecture.duplicate", name).at(name);
    }
    for (String input : layer.inputs()) {
      if (!known.contains(input)) {
        throw UserProblem.of("architecture.order", name, input).at(name);
      }
    }
    if (!OpCheck.takes(layer.op(), layer.inputs().size(), known.isEmpty())) {
      throw UserProblem.of("architecture.inputs", name, layer.inputs().size()).at(name);
    }
    Optional<String> impossible = OpCheck.impossible(layer.op());
    if (impossible.isPresent()) {
      throw UserProblem.of("architecture.numbers", name, impossible.get()).at(name);
    }
  }
}
