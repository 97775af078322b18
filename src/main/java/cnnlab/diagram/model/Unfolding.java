package cnnlab.diagram.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which blocks of an architecture are open.
 *
 * @param collapsed paths of blocks shown as one node
 * @param folded paths of blocks that stand also for the equal ones that follow them
 */
public record Unfolding(Set<String> collapsed, Set<String> folded) {
  public Unfolding {
    collapsed = Set.copyOf(collapsed);
    folded = Set.copyOf(folded);
  }

  /**
   * All blocks of a level closed.
   *
   * @param fold whether repeated blocks are shown once
   */
  public static Unfolding of(Analysis analysis, Level level, boolean fold) {
    Outline outline = new Outline(analysis.architecture());
    Set<String> collapsed =
        switch (level) {
          case STAGES -> stages(analysis, outline);
          case BLOCKS -> outline.innermost();
          case LAYERS -> Set.of();
        };
    return new Unfolding(
        collapsed, fold ? new Repeats(analysis, outline).runs().keySet() : Set.of());
  }

  /**
   * All blocks, but those in the midst of which an auxiliary classifier begins: it is drawn beside
   * the module that it reads.
   */
  private static Set<String> stages(Analysis analysis, Outline outline) {
    Set<String> closed = outline.all();
    for (LayerStats stats : analysis.layers()) {
      for (String input : stats.layer().inputs()) {
        if (stats.auxiliary() && !analysis.stats(input).auxiliary()) {
          outline.around(input).stream()
              .filter(path -> !outline.children(path).isEmpty())
              .forEach(closed::remove);
        }
      }
    }
    return closed;
  }

  /** The level that this is, if any. */
  public Optional<Level> level(Analysis analysis) {
    return List.of(Level.values()).reversed().stream()
        .filter(level -> of(analysis, level, false).collapsed().equals(collapsed))
        .findFirst();
  }

  /** With one block opened: a repeated one as a row of blocks, else what is inside of it. */
  public Unfolding opened(String path) {
    return folded.contains(path)
        ? new Unfolding(collapsed, without(folded, path))
        : new Unfolding(without(collapsed, path), folded);
  }

  /** With one block shown as a node. */
  public Unfolding closed(String path) {
    Set<String> more = new HashSet<>(collapsed);
    more.add(path);
    return new Unfolding(more, folded);
  }

  private static Set<String> without(Set<String> paths, String path) {
    Set<String> fewer = new HashSet<>(paths);
    fewer.remove(path);
    return fewer;
  }
}
