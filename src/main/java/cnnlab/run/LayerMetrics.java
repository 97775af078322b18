package cnnlab.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the layers fared in one iteration.
 *
 * @param iteration within the run, from 1
 * @param layers from the input on
 */
public record LayerMetrics(int iteration, List<LayerStatistics> layers) {
  static final List<String> COLUMNS =
      List.of("iteration", "layer", "gradientNorm", "updateRatio", "spread", "dead");

  public LayerMetrics {
    layers = List.copyOf(layers);
  }

  /** A row per layer. */
  String lines() {
    StringBuilder lines = new StringBuilder();
    for (LayerStatistics layer : layers) {
      lines.append(
          Csv.line(
              Stream.of(
                  iteration,
                  layer.layer(),
                  layer.gradientNorm(),
                  layer.updateRatio(),
                  layer.std(),
                  layer.dead())));
    }
    return lines.toString();
  }

  static List<LayerMetrics> from(List<Csv.Row> rows) {
    Map<Integer, List<LayerStatistics>> byIteration = new LinkedHashMap<>();
    for (Csv.Row row : rows) {
      byIteration
          .computeIfAbsent(row.counted("iteration"), _ -> new ArrayList<>())
          .add(
              new LayerStatistics(
                  row.text("layer"),
                  row.number("gradientNorm"),
                  row.number("updateRatio"),
                  row.number("spread"),
                  row.number("dead")));
    }
    return byIteration.entrySet().stream()
        .map(each -> new LayerMetrics(each.getKey(), each.getValue()))
        .toList();
  }
}
