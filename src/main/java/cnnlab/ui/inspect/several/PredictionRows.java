package cnnlab.ui.inspect.several;

import cnnlab.inference.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The predictions of several networks in rows.
 *
 * @param aligned whether a row is one class in all of them; else a row is a place: each network's
 *     likeliest class, its second, and so on
 * @param rows by network in each; null where one has no answer yet
 */
record PredictionRows(boolean aligned, List<List<@Nullable Prediction>> rows) {
  private static final int MOST = 5;

  /** Where each names its own, which takes a line, the map is to have room, too. */
  private static final int MOST_NAMED = 3;

  /**
   * Of all classes' predictions by network. Classes are in the order of their mean probability.
   *
   * @param aligned whether all networks know the same classes
   */
  static PredictionRows of(boolean aligned, List<List<Prediction>> networks) {
    return aligned ? byClass(networks) : byPlace(networks);
  }

  private static PredictionRows byPlace(List<List<Prediction>> networks) {
    int count = Math.min(MOST_NAMED, networks.stream().mapToInt(List::size).max().orElse(0));
    List<List<@Nullable Prediction>> rows = new ArrayList<>();
    for (int place = 0; place < count; place++) {
      List<@Nullable Prediction> row = new ArrayList<>();
      for (List<Prediction> network : networks) {
        row.add(place < network.size() ? network.get(place) : null);
      }
      rows.add(row);
    }
    return new PredictionRows(false, rows);
  }

  private static PredictionRows byClass(List<List<Prediction>> networks) {
    List<Map<Integer, Prediction>> byIndex = new ArrayList<>();
    Map<Integer, Double> sums = new HashMap<>();
    for (List<Prediction> network : networks) {
      Map<Integer, Prediction> found = new HashMap<>();
      for (Prediction each : network) {
        found.put(each.index(), each);
        sums.merge(each.index(), each.probability(), Double::sum);
      }
      byIndex.add(found);
    }
    List<List<@Nullable Prediction>> rows = new ArrayList<>();
    sums.keySet().stream()
        .sorted(
            Comparator.comparingDouble((Integer index) -> -sums.getOrDefault(index, 0.0))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .forEach(
            index -> {
              List<@Nullable Prediction> row = new ArrayList<>();
              byIndex.forEach(found -> row.add(found.get(index)));
              rows.add(row);
            });
    return new PredictionRows(true, rows);
  }
}
