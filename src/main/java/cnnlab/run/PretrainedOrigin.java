package cnnlab.run;

import java.util.List;

/**
 * Where the weights came from that a run started with.
 *
 * @param title of their run; the file's name where they belong to none
 * @param run name of their run's folder; empty where they belong to none
 * @param epoch after which they were kept; 0 where that is not known
 * @param sha256 of the file, hexadecimal
 * @param replaced tensors that could not be taken over and began at random: a classifier for other
 *     classes
 * @param optimizer whether the optimizer went on with the state that it had
 */
public record PretrainedOrigin(
    String title, String run, int epoch, String sha256, List<String> replaced, boolean optimizer) {
  public PretrainedOrigin {
    replaced = List.copyOf(replaced);
  }

  /** Whether a network starts the same from both; what their run is called does not matter. */
  public boolean isSameStart(PretrainedOrigin other) {
    return sha256.equals(other.sha256)
        && replaced.equals(other.replaced)
        && optimizer == other.optimizer;
  }
}
