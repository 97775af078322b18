package cnnlab.analysis;

import cnnlab.arch.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two networks side by side, aligned by how much smaller than the image their maps are; auxiliary
 * classifiers are there where they are counted.
 *
 * @param stages from the image's size downwards, the vectors last
 */
public record ArchitectureDiff(Totals left, Totals right, List<Stage> stages) {
  public ArchitectureDiff {
    stages = List.copyOf(stages);
  }

  /** How two layers compare. */
  public enum Relation {
    /** The same operation with the same numbers on the same shapes. */
    SAME,
    /** The same kind of operation with other numbers or on other shapes. */
    CHANGED,
    ONLY_LEFT,
    ONLY_RIGHT
  }

  /** A layer on each side, or on one. */
  public record Row(Relation relation, Optional<LayerStats> left, Optional<LayerStats> right) {}

  /**
   * Layers whose maps are equally small.
   *
   * @param reduction side of the image by side of the map, to the nearest power of two; 0 for the
   *     vectors
   */
  public record Stage(int reduction, Totals left, Totals right, List<Row> rows) {
    public Stage {
      rows = List.copyOf(rows);
    }
  }

  private static final int VECTORS = Integer.MAX_VALUE;

  /** Compares two networks, with their costs counted in one way. */
  public static ArchitectureDiff of(Analysis left, Analysis right, Conventions counting) {
    Map<Integer, List<LayerStats>> leftStages = stages(left, counting);
    Map<Integer, List<LayerStats>> rightStages = stages(right, counting);
    TreeMap<Integer, Stage> stages = new TreeMap<>();
    for (Map<Integer, List<LayerStats>> side : List.of(leftStages, rightStages)) {
      for (Integer power : side.keySet()) {
        List<LayerStats> onLeft = leftStages.getOrDefault(power, List.of());
        List<LayerStats> onRight = rightStages.getOrDefault(power, List.of());
        int reduction = power == VECTORS ? 0 : 1 << power;
        List<Row> rows =
            Alignment.of(Objects.requireNonNull(onLeft), Objects.requireNonNull(onRight));
        stages.put(
            power,
            new Stage(reduction, Totals.of(onLeft, counting), Totals.of(onRight, counting), rows));
      }
    }
    return new ArchitectureDiff(
        Totals.of(counted(left, counting), counting),
        Totals.of(counted(right, counting), counting),
        List.copyOf(stages.values()));
  }

  private static List<LayerStats> counted(Analysis analysis, Conventions counting) {
    return analysis.layers().stream()
        .filter(layer -> counting.heads() || !layer.auxiliary())
        .toList();
  }

  private static Map<Integer, List<LayerStats>> stages(Analysis analysis, Conventions counting) {
    int image = analysis.architecture().input().height();
    Map<Integer, List<LayerStats>> stages = new TreeMap<>();
    for (LayerStats layer : counted(analysis, counting)) {
      stages.computeIfAbsent(power(layer.output(), image), _ -> new ArrayList<>()).add(layer);
    }
    return stages;
  }

  /** How often the side of the image was halved, about. */
  private static int power(Shape shape, int image) {
    return switch (shape) {
      case Shape.FeatureMap map ->
          (int) Math.max(0, Math.round(Math.log(image / (double) map.height()) / Math.log(2)));
      case Shape.Vector _ -> VECTORS;
    };
  }
}
