package cnnlab.diagram.model;

import cnnlab.analysis.LayerStats;
import cnnlab.arch.Op;
import cnnlab.arch.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the branches that a concatenation joins.
 *
 * @param kind of its largest window
 * @param side of that window; 0 for pooling
 * @param channels that it contributes
 */
public record Branch(LayerKind kind, int side, int channels) {

  /**
   * The branches of an Inception module, in the order in which they are joined.
   *
   * @param layers of the module, the concatenation among them
   */
  public static List<Branch> of(LayerStats concat, List<LayerStats> layers) {
    Map<String, LayerStats> byName = new HashMap<>();
    layers.forEach(stats -> byName.put(stats.layer().name(), stats));
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < concat.inputShapes().size(); i++) {
      LayerKind kind = LayerKind.CONV_POINTWISE;
      int side = 0;
      for (LayerStats at = byName.get(concat.layer().inputs().get(i));
          at != null;
          at = byName.get(at.layer().inputs().getFirst())) {
        LayerKind own = LayerKind.of(at.layer().op());
        if (own == LayerKind.POOL) {
          kind = own;
          side = 0;
        } else if (at.layer().op() instanceof Op.Conv conv
            && kind != LayerKind.POOL
            && largest(conv.window()) > side) {
          kind = own;
          side = largest(conv.window());
        }
      }
      branches.add(new Branch(kind, side, concat.inputShapes().get(i).channels()));
    }
    return branches;
  }

  private static int largest(Window window) {
    return Math.max(window.kernelHeight(), window.kernelWidth());
  }
}
