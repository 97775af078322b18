package cnnlab.engine.onednn;

import cnnlab.engine.common.CrossEntropy;

/** The loss of one classifier, and its gradient for the logits. */
final class Loss implements Step {
  private final Value logits;
  private final Value gradient;
  private final double weight;
  private final float[] read;
  private int[] labels = {};
  private double value;
  private int correct;

  /**
   * @param logits [batch, classes] row by row; the gradient likewise
   * @param weight of this classifier in the whole loss
   */
  Loss(Value logits, Value gradient, double weight) {
    this.logits = logits;
    this.gradient = gradient;
    this.weight = weight;
    this.read = new float[(int) (logits.layout().bytes() / Float.BYTES)];
  }

  void labels(int[] batch) {
    labels = batch;
  }

  @Override
  public void run() {
    logits.region().floats().get(read);
    int batch = (int) logits.layout().dimension(0);
    CrossEntropy entropy = CrossEntropy.of(read, batch, labels, weight);
    gradient.region().floats().put(entropy.gradient());
    value = entropy.loss();
    correct = entropy.correct();
  }

  /** The loss, weighted. */
  double value() {
    return weight * value;
  }

  double unweighted() {
    return value;
  }

  /** How many examples were classified right. */
  int correct() {
    return correct;
  }
}
