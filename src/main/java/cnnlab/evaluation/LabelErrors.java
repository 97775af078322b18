package cnnlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Images whose class in the data set is probably wrong: confident learning (Northcutt, Jiang and
 * Chuang 2021). A class is taken to be an image's true one where its probability is at least the
 * mean that it has over the images labeled so; what is then counted off the diagonal, and is
 * predicted otherwise than labeled, is suspect. Holds only for images that the network was not
 * trained on.
 */
final class LabelErrors {
  private static final double ROUNDING = 1e-6;

  private LabelErrors() {}

  /** An image under suspicion. */
  private record Suspect(int row, double margin) {}

  /**
   * The rows of suspect images, those first whose label is least likely beside another.
   *
   * @param labels class of each row
   */
  static List<Integer> of(RowFile probabilities, int[] labels, int classes) throws IOException {
    double[] thresholds = thresholds(probabilities, labels, classes);
    List<Suspect> suspects = new ArrayList<>();
    probabilities.forEach(
        (row, values) -> {
          int label = labels[row];
          int other = likeliestBut(label, values);
          if (Float.isNaN(values[0]) || values[other] <= values[label]) {
            return;
          }
          int confident = confident(values, thresholds);
          if (confident >= 0 && confident != label) {
            suspects.add(new Suspect(row, values[label] - values[other]));
          }
        });
    return suspects.stream()
        .sorted(Comparator.comparingDouble(Suspect::margin))
        .map(Suspect::row)
        .toList();
  }

  /** Mean probability of each class over the images labeled so. */
  private static double[] thresholds(RowFile probabilities, int[] labels, int classes)
      throws IOException {
    double[] sums = new double[classes];
    int[] counts = new int[classes];
    probabilities.forEach(
        (row, values) -> {
          if (!Float.isNaN(values[0])) {
            sums[labels[row]] += values[labels[row]];
            counts[labels[row]]++;
          }
        });
    for (int label = 0; label < classes; label++) {
      sums[label] = counts[label] == 0 ? 1 : sums[label] / counts[label];
    }
    return sums;
  }

  private static int likeliestBut(int label, float[] values) {
    int best = label == 0 && values.length > 1 ? 1 : 0;
    for (int other = 0; other < values.length; other++) {
      best = other != label && values[other] > values[best] ? other : best;
    }
    return best;
  }

  /** The likeliest of the classes that reach their threshold; -1 where none does. */
  private static int confident(float[] values, double[] thresholds) {
    int best = -1;
    for (int label = 0; label < values.length; label++) {
      if (values[label] >= thresholds[label] - ROUNDING
          && (best < 0 || values[label] > values[best])) {
        best = label;
      }
    }
    return best;
  }
}
