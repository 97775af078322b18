package cnnlab.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Examples of one class that were taken for another.
 *
 * @param label their class
 * @param predicted the class that they were taken for
 * @param share of all examples of their class, 0 to 1
 */
public record ConfusedPair(int label, int predicted, long examples, double share) {

  /** All that occur, the most frequent first. */
  static List<ConfusedPair> of(long[][] confusion) {
    List<ConfusedPair> pairs = new ArrayList<>();
    for (int label = 0; label < confusion.length; label++) {
      long support = 0;
      for (long count : confusion[label]) {
        support += count;
      }
      for (int predicted = 0; predicted < confusion.length; predicted++) {
        long count = confusion[label][predicted];
        if (count > 0 && predicted != label) {
          pairs.add(new ConfusedPair(label, predicted, count, (double) count / support));
        }
      }
    }
    pairs.sort(Comparator.comparingLong(ConfusedPair::examples).reversed());
    return List.copyOf(pairs);
  }
}
