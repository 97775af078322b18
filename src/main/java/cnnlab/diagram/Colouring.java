package cnnlab.diagram;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By what the boxes of a picture are coloured.
 *
 * @param logarithmic whether equal steps of colour are equal ratios
 * @param byLayer the quantity of every layer, by name
 */
public record Colouring(Quantity quantity, boolean logarithmic, Map<String, Double> byLayer) {
  /** By what the layers compute. */
  public static final Colouring BY_KIND = new Colouring(Quantity.KIND, false, Map.of());

  public Colouring {
    byLayer = Map.copyOf(byLayer);
  }

  /** By a quantity of an architecture's layers. */
  public static Colouring of(Analysis analysis, Quantity quantity, boolean logarithmic) {
    Map<String, Double> byLayer = new HashMap<>();
    for (LayerStats stats : analysis.layers()) {
      byLayer.put(stats.layer().name(), quantity.of(stats));
    }
    return new Colouring(quantity, logarithmic, byLayer);
  }

  /** The quantity of a node: of all the layers that it stands for. */
  public double value(DiagramNode node) {
    return node.layers().stream()
        .mapToDouble(layer -> byLayer.getOrDefault(layer, 0.0))
        .reduce(0, quantity::together);
  }

  /** The smallest and largest value above 0 among some nodes. */
  Range range(List<DiagramNode> nodes) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (DiagramNode node : quantity == Quantity.KIND ? List.<DiagramNode>of() : nodes) {
      double value = value(node);
      if (value > 0) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return new Range(Math.min(least, most), most, logarithmic);
  }

  /**
   * What the ends of a colour scale stand for.
   *
   * @param least of a linear scale it is 0 all the same
   */
  public record Range(double least, double most, boolean logarithmic) {

    /** Where on the scale a value above 0 lies, from 0 to 1. */
    public double share(double value) {
      if (!logarithmic) {
        return most == 0 ? 0 : value / most;
      }
      return most <= least ? 1 : Math.log(value / least) / Math.log(most / least);
    }
  }
}
