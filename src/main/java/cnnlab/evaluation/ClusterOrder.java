package cnnlab.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Classes ordered so that those which are taken for each other form blocks: agglomerative
 * clustering with average linkage, found by chains of nearest neighbors (Murtagh 1983) in a time
 * that grows with the square of the number of classes.
 */
final class ClusterOrder {
  private final int count;

  /** Similarity of clusters; a merged one takes the place of its first part. */
  private final float[][] similar;

  private final int[] sizes;
  private final List<List<Integer>> members = new ArrayList<>();
  private final boolean[] gone;

  private ClusterOrder(long[][] confusion) {
    count = confusion.length;
    sizes = new int[count];
    gone = new boolean[count];
    similar = similarity(confusion);
    Arrays.fill(sizes, 1);
    for (int label = 0; label < count; label++) {
      members.add(new ArrayList<>(List.of(label)));
    }
  }

  /** The classes, from one end of the tree's leaves to the other. */
  static int[] of(long[][] confusion) {
    if (confusion.length == 0) {
      return new int[0];
    }
    return new ClusterOrder(confusion).ordered();
  }

  /** How often two classes are taken for each other, as shares of their examples. */
  private static float[][] similarity(long[][] confusion) {
    int count = confusion.length;
    float[][] similar = new float[count][count];
    for (int row = 0; row < count; row++) {
      float support = Math.max(1, Arrays.stream(confusion[row]).sum());
      for (int column = 0; column < count; column++) {
        if (row != column && confusion[row][column] > 0) {
          float share = confusion[row][column] / support;
          similar[row][column] += share;
          similar[column][row] += share;
        }
      }
    }
    return similar;
  }

  private int[] ordered() {
    Deque<Integer> chain = new ArrayDeque<>();
    int next = 0;
    for (int clusters = count; clusters > 1; clusters--) {
      if (chain.isEmpty()) {
        while (gone[next]) {
          next++;
        }
        chain.push(next);
      }
      while (true) {
        int top = chain.pop();
        int before = chain.isEmpty() ? -1 : chain.peek();
        int nearest = nearest(top, before);
        if (nearest == before) {
          chain.pop();
          merge(Math.min(top, before), Math.max(top, before));
          break;
        }
        chain.push(top);
        chain.push(nearest);
      }
    }
    return members.getFirst().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The most similar cluster; of equals the one before it in the chain, so that chains end. */
  private int nearest(int cluster, int before) {
    int best = before;
    float[] row = similar[cluster];
    for (int other = 0; other < count; other++) {
      if (other != cluster && !gone[other] && (best < 0 || row[other] > row[best])) {
        best = other;
      }
    }
    return best;
  }

  private void merge(int kept, int merged) {
    float all = sizes[kept] + sizes[merged];
    for (int other = 0; other < count; other++) {
      if (!gone[other] && other != kept && other != merged) {
        float mean =
            (sizes[kept] * similar[kept][other] + sizes[merged] * similar[merged][other]) / all;
        similar[kept][other] = mean;
        similar[other][kept] = mean;
      }
    }
    sizes[kept] += sizes[merged];
    gone[merged] = true;
    members.get(kept).addAll(members.get(merged));
    members.get(merged).clear();
  }
}
