package cnnlab.run;

/**
 * How far a run has come, between two iterations. With the seed, it tells which images come next
 * and how they are changed.
 *
 * @param epoch the one under way, from 1; after the last epoch's end, one more than there are
 * @param batches trained in this epoch
 * @param iteration of the whole run, 0 before the first
 * @param loss sum over the examples seen in this epoch
 * @param correct how many of them were classified correctly
 * @param examples how many were seen
 * @param seconds this epoch has taken so far
 */
public record RunProgress(
    int epoch,
    int batches,
    int iteration,
    double loss,
    long correct,
    long examples,
    double seconds) {

  /** More than anyone trains. */
  static final int MOST_EPOCHS = 1_000_000;

  public RunProgress {
    boolean counted = batches >= 0 && iteration >= 0 && correct >= 0 && examples >= correct;
    if (epoch < 1 || epoch > MOST_EPOCHS + 1 || !counted || !(seconds >= 0)) {
      throw new IllegalArgumentException(
          "Epoch " + epoch + ", batch " + batches + ", iteration " + iteration);
    }
  }

  /** Before the first iteration. */
  public static final RunProgress START = new RunProgress(1, 0, 0, 0, 0, 0, 0);

  /** After one more iteration; {@code meanLoss} is that of its batch. */
  public RunProgress plus(int count, double meanLoss, int newlyCorrect, double time) {
    return new RunProgress(
        epoch,
        batches + 1,
        iteration + 1,
        loss + meanLoss * count,
        correct + newlyCorrect,
        examples + count,
        seconds + time);
  }

  /** After some time that trained nothing. */
  public RunProgress plus(double time) {
    return new RunProgress(epoch, batches, iteration, loss, correct, examples, seconds + time);
  }

  /** At the beginning of the next epoch. */
  public RunProgress nextEpoch() {
    return new RunProgress(epoch + 1, 0, iteration, 0, 0, 0, 0);
  }
}
