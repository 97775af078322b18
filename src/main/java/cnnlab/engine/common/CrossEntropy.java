package cnnlab.engine.common;

/**
 * The training loss of a classifier, -log softmax(logits)[label], mean over the batch.
 *
 * @param loss unweighted
 * @param correct how many examples have their largest logit at their label
 * @param gradient for the logits, [batch, classes] row by row, weighted
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record CrossEntropy(double loss, int correct, float[] gradient) {

  /**
   * The loss of one batch.
   *
   * @param logits [batch, classes] row by row
   * @param labels one for each row; may be longer
   * @param weight factor on the gradient
   */
  public static CrossEntropy of(float[] logits, int batch, int[] labels, double weight) {
    int classes = logits.length / batch;
    float[] gradient = new float[logits.length];
    double loss = 0;
    int correct = 0;
    for (int row = 0; row < batch; row++) {
      int from = row * classes;
      int best = largest(logits, from, classes);
      double sum = 0;
      for (int c = from; c < from + classes; c++) {
        sum += Math.exp(logits[c] - logits[best]);
      }
      int label = from + labels[row];
      loss += Math.log(sum) - (logits[label] - logits[best]);
      correct += best == label ? 1 : 0;
      for (int c = from; c < from + classes; c++) {
        double probability = Math.exp(logits[c] - logits[best]) / sum;
        gradient[c] = (float) (weight / batch * (c == label ? probability - 1 : probability));
      }
    }
    return new CrossEntropy(loss / batch, correct, gradient);
  }

  /** Turns each row of logits into probabilities. */
  public static void softmax(float[] logits, int batch) {
    int classes = logits.length / batch;
    for (int from = 0; from < logits.length; from += classes) {
      float top = logits[largest(logits, from, classes)];
      double sum = 0;
      for (int c = from; c < from + classes; c++) {
        sum += Math.exp(logits[c] - top);
      }
      for (int c = from; c < from + classes; c++) {
        logits[c] = (float) (Math.exp(logits[c] - top) / sum);
      }
    }
  }

  private static int largest(float[] values, int from, int count) {
    int best = from;
    for (int i = from + 1; i < from + count; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
