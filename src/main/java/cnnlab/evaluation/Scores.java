package cnnlab.evaluation;

import cnnlab.engine.Probabilities;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What follows from a network's class probabilities of examples whose classes are known.
 *
 * @param images that could be read
 * @param skipped that could not
 * @param top1 share whose likeliest class is the right one, 0 to 1
 * @param top5 share whose class is among the five likeliest, 0 to 1; NaN for five classes or fewer
 * @param loss mean negative natural logarithm of the right class's probability
 * @param temperature of the least such loss; see {@link Temperature}
 * @param confusion number of examples by true class (row) and predicted class (column)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record Scores(
    int images,
    int skipped,
    double top1,
    Interval top1Interval,
    double top5,
    Interval top5Interval,
    double loss,
    double temperature,
    Calibration calibration,
    List<Coverage> coverage,
    List<ClassScores> classes,
    long[][] confusion) {
  private static final int TOP = 5;

  public Scores {
    coverage = List.copyOf(coverage);
    classes = List.copyOf(classes);
  }

  /** The unweighted means over the classes. */
  public ClassScores macro() {
    return ClassScores.macro(classes);
  }

  /** What is taken for what most often, the most frequent first. */
  public List<ConfusedPair> confusedPairs() {
    return ConfusedPair.of(confusion);
  }

  /**
   * Reads all rows several times, each but once in memory.
   *
   * @param labels class of each row; at least one row must not be NaN
   * @param names of the classes
   */
  static Scores of(RowFile probabilities, int[] labels, List<String> names) throws IOException {
    Sums sums = new Sums(labels, names.size());
    probabilities.forEach(sums);
    int images = sums.images;
    boolean many = names.size() > TOP;
    return new Scores(
        images,
        probabilities.rows() - images,
        (double) sums.right / images,
        Interval.wilson(sums.right, images),
        many ? (double) sums.among / images : Double.NaN,
        many ? Interval.wilson(sums.among, images) : new Interval(Double.NaN, Double.NaN),
        sums.loss / images,
        Temperature.of(probabilities, labels),
        sums.calibration.calibration(),
        Coverage.of(Arrays.copyOf(sums.confidences, images)),
        ClassScores.of(names, sums.confusion),
        sums.confusion);
  }

  /** What one pass over all rows gives. */
  private static final class Sums implements RowFile.RowReader {
    private final int[] labels;
    private final long[][] confusion;
    private final float[] confidences;
    private final Calibration.Sums calibration = new Calibration.Sums();
    private int images;
    private long right;
    private long among;
    private double loss;

    private Sums(int[] labels, int classes) {
      this.labels = labels;
      confusion = new long[classes][classes];
      confidences = new float[labels.length];
    }

    @Override
    public void read(int row, float[] values) {
      Probabilities probabilities = new Probabilities(values, values.length);
      if (Float.isNaN(probabilities.of(0, 0))) {
        return;
      }
      int label = labels[row];
      int predicted = probabilities.likeliest(0);
      boolean isRight = predicted == label;
      confusion[label][predicted]++;
      right += isRight ? 1 : 0;
      among += probabilities.rank(0, label) < TOP ? 1 : 0;
      loss -= probabilities.logarithm(0, label);
      float confidence = probabilities.of(0, predicted);
      calibration.add(confidence, isRight);
      confidences[images++] = isRight ? confidence : -confidence;
    }
  }
}
