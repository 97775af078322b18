package cnnlab.analysis;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** How deep a network is. */
public final class Depth {
  private Depth() {}

  /**
   * Convolutions and linear layers on the longest way from the image to the main classifier, as the
   * papers count: 16 for VGG-16, 50 for ResNet-50, 22 for GoogLeNet.
   */
  public static int of(Architecture architecture) {
    Map<String, Integer> depths = new HashMap<>();
    for (Layer layer : architecture.layers()) {
      int above =
          layer.inputs().stream()
              .mapToInt(input -> Objects.requireNonNull(depths.get(input)))
              .max()
              .orElse(0);
      depths.put(layer.name(), above + (counts(layer.op()) ? 1 : 0));
    }
    return Objects.requireNonNull(depths.get(architecture.mainHead().layer()));
  }

  private static boolean counts(Op op) {
    return op instanceof Op.Conv || op instanceof Op.Linear;
  }
}
