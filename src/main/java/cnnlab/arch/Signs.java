package cnnlab.arch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which values a layer can yield. */
public final class Signs {
  private Signs() {}

  /**
   * Whether no value that a layer yields is below 0, so that zeros beside them do not change a
   * maximum.
   *
   * @param layers in topological order
   */
  public static boolean isNeverNegative(String name, List<Layer> layers) {
    Set<String> known = new HashSet<>();
    for (Layer layer : layers) {
      boolean holds =
          switch (layer.op()) {
            case Op.Relu _, Op.Relu6 _, Op.Sigmoid _ -> true;
            case Op.Parametric _, Op.Input _, Op.Activation _, Op.Scale _ -> false;
            case Op.ParameterFree _ -> known.containsAll(layer.inputs());
          };
      if (holds) {
        known.add(layer.name());
      }
    }
    return known.contains(name);
  }
}
