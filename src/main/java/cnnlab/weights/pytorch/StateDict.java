package cnnlab.weights.pytorch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of a network in what was saved: a dictionary of them, or one entry of a dictionary
 * that a training program saved.
 *
 * @param entry where they were, outermost first ({@code state_dict}); empty where they were at the
 *     top
 */
record StateDict(Map<String, Pickled.View> tensors, String entry) {
  /** The entries under which training programs keep them, the ones to be taken first in front. */
  private static final List<String> ENTRIES =
      List.of(
          "state_dict",
          "model_state_dict",
          "model",
          "net",
          "network",
          "model_ema",
          "state_dict_ema",
          "ema");

  private static final int DEEPEST = 3;

  /** Empty of tensors where there are none. */
  static StateDict of(Pickled root) {
    return of(root, "", DEEPEST);
  }

  private static StateDict of(Pickled saved, String entry, int deepest) {
    if (!(saved instanceof Pickled.Dict(Map<String, Pickled> entries))) {
      return new StateDict(Map.of(), entry);
    }
    if (deepest > 0) {
      for (String name : ENTRIES) {
        Pickled inner = entries.get(name);
        if (inner != null) {
          StateDict found = of(inner, entry.isEmpty() ? name : entry + "." + name, deepest - 1);
          if (!found.tensors.isEmpty()) {
            return found;
          }
        }
      }
    }
    Map<String, Pickled.View> tensors = new LinkedHashMap<>();
    entries.forEach(
        (name, value) -> {
          if (value instanceof Pickled.View view) {
            tensors.put(name, view);
          }
        });
    return new StateDict(tensors, entry);
  }
}
