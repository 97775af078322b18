package cnnlab.diagram.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Blocks that follow each other and compute the same, so that one can stand for all. */
final class Repeats {
  /** What a layer of a block computes, whatever the block's name. */
  private record Part(
      String name, Op op, List<String> inputs, List<Shape> inputShapes, Shape output) {}

  private final Map<String, List<Part>> parts = new HashMap<>();
  private final Map<String, List<String>> runs = new LinkedHashMap<>();

  Repeats(Analysis analysis, Outline outline) {
    for (LayerStats stats : analysis.layers()) {
      for (String path : outline.around(stats.layer().name())) {
        parts.computeIfAbsent(path, _ -> new ArrayList<>()).add(part(path, stats));
      }
    }
    List<String> parents = new ArrayList<>(outline.all());
    parents.addFirst("");
    parents.forEach(parent -> findRuns(outline.children(parent)));
  }

  /** The blocks of every run, by the path of its first. */
  Map<String, List<String>> runs() {
    return runs;
  }

  private void findRuns(List<String> siblings) {
    for (int first = 0; first < siblings.size(); first++) {
      int next = first + 1;
      while (next < siblings.size() && alike(siblings.get(first), siblings.get(next))) {
        next++;
      }
      if (next - first > 1) {
        runs.put(siblings.get(first), siblings.subList(first, next));
      }
      first = next - 1;
    }
  }

  private boolean alike(String one, String other) {
    return parts.getOrDefault(one, List.of()).equals(parts.get(other));
  }

  private static Part part(String path, LayerStats stats) {
    return new Part(
        inside(path, stats.layer().name()),
        stats.layer().op(),
        stats.layer().inputs().stream().map(input -> inside(path, input)).toList(),
        stats.inputShapes(),
        stats.output());
  }

  /** The layer's name within the block; "" if it lies outside. */
  private static String inside(String path, String layer) {
    return layer.startsWith(path + ".") ? layer.substring(path.length()) : "";
  }
}
