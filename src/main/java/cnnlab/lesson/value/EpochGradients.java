package cnnlab.lesson.value;

import cnnlab.run.IterationMetrics;
import cnnlab.run.LayerMetrics;
import cnnlab.run.LayerStatistics;
import cnnlab.run.RunHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How large the gradients were in an epoch.
 *
 * @param norms by layer, from the input on: the mean of the iterations in which they were measured;
 *     only of layers that learn
 */
public record EpochGradients(Map<String, Double> norms) {
  public EpochGradients {
    norms = new LinkedHashMap<>(norms);
  }

  /**
   * Of an epoch, from 1.
   *
   * @param history of a run
   */
  public static EpochGradients of(RunHistory history, int epoch) {
    Set<Integer> iterations =
        history.iterations().stream()
            .filter(each -> each.epoch() == epoch)
            .map(IterationMetrics::iteration)
            .collect(Collectors.toSet());
    List<LayerMetrics> measured =
        history.health().stream().filter(each -> iterations.contains(each.iteration())).toList();
    return new EpochGradients(
        measured.stream()
            .flatMap(each -> each.layers().stream())
            .filter(layer -> Double.isFinite(layer.gradientNorm()))
            .collect(
                Collectors.groupingBy(
                    LayerStatistics::layer,
                    LinkedHashMap::new,
                    Collectors.averagingDouble(LayerStatistics::gradientNorm))));
  }
}
