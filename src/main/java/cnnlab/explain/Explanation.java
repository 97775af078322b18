package cnnlab.explain;

import cnnlab.explain.AttributionMethod.Family;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What in an image speaks for a class.
 *
 * @param logit the class's score before softmax
 * @param maps one for each layer that the method tells of, in the network's order; never none
 * @param residual by how much the shares miss what they should add up to; empty where they should
 *     not
 */
public record Explanation(
    AttributionMethod method,
    AttributionSettings settings,
    int label,
    double logit,
    List<LayerMap> maps,
    OptionalDouble residual) {
  public Explanation {
    maps = List.copyOf(maps);
  }

  /** The only map, or that of the layer nearest the answer. */
  public LayerMap last() {
    return maps.getLast();
  }

  /** A map's values as the method's paper has them: a layer's after its ReLU, pixels' signed. */
  public float[] published(LayerMap map) {
    float[] values = map.values().clone();
    if (method.family() == Family.LAYER && method != AttributionMethod.CLASS_ACTIVATION) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0, values[i]);
      }
    }
    return values;
  }
}
