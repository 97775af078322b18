package cnnlab.analysis;

import cnnlab.analysis.ArchitectureDiff.Relation;
import cnnlab.analysis.ArchitectureDiff.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pairs the layers of two sequences, in order, so that as many as possible are the same and of the
 * others as many as possible of one kind (Needleman and Wunsch 1970).
 */
final class Alignment {
  /** One pair of equal layers is worth more than any other two. */
  private static final int SAME = 5;

  private static final int SAME_KIND = 2;

  private Alignment() {}

  static List<Row> of(List<LayerStats> left, List<LayerStats> right) {
    int[][] best = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        int paired = worth(left.get(i), right.get(j)) + best[i + 1][j + 1];
        best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    List<Row> rows = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      boolean both = i < left.size() && j < right.size();
      int worth = both ? worth(left.get(i), right.get(j)) : 0;
      if (worth > 0 && best[i][j] == worth + best[i + 1][j + 1]) {
        Relation relation = worth == SAME ? Relation.SAME : Relation.CHANGED;
        rows.add(new Row(relation, Optional.of(left.get(i++)), Optional.of(right.get(j++))));
      } else if (i < left.size() && (j == right.size() || best[i][j] == best[i + 1][j])) {
        rows.add(new Row(Relation.ONLY_LEFT, Optional.of(left.get(i++)), Optional.empty()));
      } else {
        rows.add(new Row(Relation.ONLY_RIGHT, Optional.empty(), Optional.of(right.get(j++))));
      }
    }
    return rows;
  }

  private static int worth(LayerStats left, LayerStats right) {
    if (!left.layer().op().kind().equals(right.layer().op().kind())) {
      return 0;
    }
    boolean same =
        left.layer().op().equals(right.layer().op())
            && left.output().equals(right.output())
            && left.inputShapes().equals(right.inputShapes());
    return same ? SAME : SAME_KIND;
  }
}
