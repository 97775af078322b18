package cnnlab.diagram.scene;

import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.Measure;
import cnnlab.diagram.model.Quantity;
import java.util.List;

/**
 * By what the boxes of a picture are colored.
 *
 * @param logarithmic whether equal steps of color are equal ratios
 */
public record Coloring(Measure measure, boolean logarithmic) {
  /** By what the layers compute. */
  public static final Coloring BY_KIND = new Coloring(Measure.NONE, false);

  public Quantity quantity() {
    return measure.quantity();
  }

  /** The quantity of a node: of all the layers that it stands for. */
  public double value(DiagramNode node) {
    return measure.of(node.layers());
  }

  /** The smallest and largest value above 0 among some nodes. */
  Range range(List<DiagramNode> nodes) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (DiagramNode node : quantity() == Quantity.KIND ? List.<DiagramNode>of() : nodes) {
      double value = value(node);
      if (value > 0) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return new Range(Math.min(least, most), most, logarithmic);
  }

  /**
   * What the ends of a color scale stand for.
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
