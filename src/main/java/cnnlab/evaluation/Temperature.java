package cnnlab.evaluation;

import cnnlab.engine.Probabilities;
import java.io.IOException;

/**
 * The temperature by which the logits are to be divided for the least log loss (Guo et al. 2017):
 * above 1 for a network that is surer than it is right. It changes no prediction.
 */
final class Temperature {
  private static final int MOST_STEPS = 30;
  private static final double CLOSE = 1e-6;
  private static final double LEAST_INVERSE = 0.01;
  private static final double MOST_INVERSE = 100;

  private Temperature() {}

  /**
   * Newton's method on the inverse temperature, in which the loss is convex; logarithms of
   * probabilities are logits but for a constant, which cancels.
   *
   * @param labels of the examples, by row
   */
  static double of(RowFile probabilities, int[] labels) throws IOException {
    double inverse = 1;
    for (int step = 0; step < MOST_STEPS; step++) {
      Slope slope = new Slope(inverse, labels);
      probabilities.forEach(slope);
      if (slope.curvature <= 0) {
        break; // every example has the same logits: no temperature changes anything
      }
      double least = Math.max(LEAST_INVERSE, inverse / 4);
      double most = Math.min(MOST_INVERSE, inverse * 4);
      double next = Math.clamp(inverse - slope.gradient / slope.curvature, least, most);
      boolean reached = Math.abs(next - inverse) < CLOSE * inverse;
      inverse = next;
      if (reached) {
        break;
      }
    }
    return 1 / inverse;
  }

  /** First and second derivative of the log loss by the inverse temperature. */
  private static final class Slope implements RowFile.RowReader {
    private final double inverse;
    private final int[] labels;
    private double gradient;
    private double curvature;

    private Slope(double inverse, int[] labels) {
      this.inverse = inverse;
      this.labels = labels;
    }

    @Override
    public void read(int row, float[] values) {
      Probabilities probabilities = new Probabilities(values, values.length);
      if (Float.isNaN(probabilities.of(0, 0))) {
        return;
      }
      double largest = probabilities.logarithm(0, probabilities.likeliest(0));
      double sum = 0;
      double mean = 0;
      double square = 0;
      for (int label = 0; label < probabilities.classes(); label++) {
        double logit = probabilities.logarithm(0, label);
        double weight = Math.exp(inverse * (logit - largest));
        sum += weight;
        mean += weight * logit;
        square += weight * logit * logit;
      }
      mean /= sum;
      gradient += mean - probabilities.logarithm(0, labels[row]);
      curvature += square / sum - mean * mean;
    }
  }
}
