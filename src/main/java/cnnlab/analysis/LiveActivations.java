package cnnlab.analysis;

import cnnlab.arch.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The memory of activations when each is given back after the last layer that reads it. A layer
 * computed in place shares the tensor of the layer it reads.
 */
final class LiveActivations {
  private final Map<String, String> tensorOf = new HashMap<>();
  private final Map<String, Integer> lastUse = new HashMap<>();

  private LiveActivations() {}

  /** The most bytes alive at once, for one example, without auxiliary classifiers. */
  static long peakBytes(Analysis analysis) {
    List<LayerStats> layers =
        analysis.layers().stream().filter(stats -> !stats.auxiliary()).toList();
    LiveActivations activations = new LiveActivations();
    for (int step = 0; step < layers.size(); step++) {
      activations.use(layers.get(step), step);
    }
    return activations.peakBytes(layers);
  }

  private void use(LayerStats stats, int step) {
    Layer layer = stats.layer();
    for (String input : layer.inputs()) {
      lastUse.put(tensor(input), step);
    }
    boolean inPlace = stats.activationBytes() == 0;
    String tensor = inPlace ? tensor(layer.inputs().getFirst()) : layer.name();
    tensorOf.put(layer.name(), tensor);
    lastUse.put(tensor, step);
  }

  private long peakBytes(List<LayerStats> layers) {
    Map<String, Long> alive = new HashMap<>();
    long peak = 0;
    for (int step = 0; step < layers.size(); step++) {
      LayerStats stats = layers.get(step);
      alive.put(stats.layer().name(), stats.activationBytes());
      peak = Math.max(peak, alive.values().stream().mapToLong(Long::longValue).sum());
      int now = step;
      alive
          .keySet()
          .removeIf(name -> Objects.requireNonNull(lastUse.getOrDefault(name, now)) <= now);
    }
    return peak;
  }

  private String tensor(String layer) {
    return Objects.requireNonNull(tensorOf.get(layer), layer);
  }
}
