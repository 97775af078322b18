package cnnlab.run;

/**
 * How the layers that follow the frozen ones are adapted to new data: first the classifier alone,
 * while all else works in evaluation mode, so that the large gradients of a new classifier do not
 * spoil what the other layers know; then all of them, more slowly (Howard and Ruder 2018,
 * arXiv:1801.06146, section 3.3).
 *
 * @param headEpochs epochs at the beginning of the run in which the classifier alone learns
 * @param rateFactor factor on the learning rate after them
 */
public record FineTuning(int headEpochs, double rateFactor) {
  /** All layers that are not frozen learn from the first epoch on, at the full rate. */
  public static final FineTuning NONE = new FineTuning(0, 1);
}
