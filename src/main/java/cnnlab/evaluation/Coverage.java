package cnnlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How accurate a network is on the share of the examples of which it is surest, where it may refuse
 * to answer the others (El-Yaniv and Wiener 2010).
 *
 * @param coverage share of the examples answered, above 0 to 1
 * @param confidence the least probability at which it answers
 * @param accuracy on those answered, 0 to 1
 */
public record Coverage(double coverage, double confidence, double accuracy) {
  private static final int POINTS = 100;

  /**
   * In steps of a hundredth, all examples last; fewer where there are fewer examples.
   *
   * @param confidences probability of the likeliest class, negative where it is wrong
   */
  static List<Coverage> of(float[] confidences) {
    Float[] surestFirst = new Float[confidences.length];
    Arrays.setAll(surestFirst, i -> confidences[i]);
    Arrays.sort(surestFirst, (a, b) -> Float.compare(Math.abs(b), Math.abs(a)));
    List<Coverage> points = new ArrayList<>();
    int answered = 0;
    int right = 0;
    for (int point = 1; point <= POINTS; point++) {
      int wanted = (int) ((long) surestFirst.length * point / POINTS);
      if (wanted == answered) {
        continue;
      }
      while (answered < wanted) {
        right += surestFirst[answered++] > 0 ? 1 : 0;
      }
      points.add(
          new Coverage(
              (double) answered / surestFirst.length,
              Math.abs(surestFirst[answered - 1]),
              (double) right / answered));
    }
    return List.copyOf(points);
  }
}
