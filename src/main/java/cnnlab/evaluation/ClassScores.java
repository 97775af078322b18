package cnnlab.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How one class fares; as scikit-learn's {@code precision_recall_fscore_support} with {@code
 * zero_division=0}.
 *
 * @param support number of examples of the class
 * @param precision share of the examples taken for the class that belong to it, 0 to 1
 * @param recall share of the class's examples that are recognized, 0 to 1
 * @param f1 harmonic mean of the two
 */
public record ClassScores(String name, long support, double precision, double recall, double f1) {

  /** Of every class, from a confusion matrix whose rows are the true classes. */
  static List<ClassScores> of(List<String> names, long[][] confusion) {
    List<ClassScores> scores = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      long support = 0;
      long predicted = 0;
      for (int other = 0; other < names.size(); other++) {
        support += confusion[label][other];
        predicted += confusion[other][label];
      }
      long right = confusion[label][label];
      double precision = share(right, predicted);
      double recall = share(right, support);
      double f1 = share(2 * right, support + predicted);
      scores.add(new ClassScores(names.get(label), support, precision, recall, f1));
    }
    return List.copyOf(scores);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** The unweighted mean over the classes that have examples, under the name "macro". */
  static ClassScores macro(List<ClassScores> classes) {
    List<ClassScores> present = classes.stream().filter(each -> each.support > 0).toList();
    return new ClassScores(
        "macro",
        present.stream().mapToLong(ClassScores::support).sum(),
        present.stream().mapToDouble(ClassScores::precision).average().orElse(0),
        present.stream().mapToDouble(ClassScores::recall).average().orElse(0),
        present.stream().mapToDouble(ClassScores::f1).average().orElse(0));
  }
}
