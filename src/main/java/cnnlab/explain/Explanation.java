package cnnlab.explain;

import java.util.List;

/**
 * What in an image speaks for a class.
 *
 * @param maps one for each layer that the method tells of, in the network's order; never none
 */
public record Explanation(AttributionMethod method, List<LayerMap> maps) {
  public Explanation {
    maps = List.copyOf(maps);
  }

  /**
   * What one layer tells.
   *
   * @param layer its name; the input's where the map is of pixels
   */
  public record LayerMap(String layer, HeatMap map) {}
}
