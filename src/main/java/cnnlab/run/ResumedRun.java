package cnnlab.run;

import java.util.Optional;

/**
 * A run that can go on.
 *
 * @param folder open for writing
 * @param checkpoint from which it goes on; empty where it begins anew, because it was killed before
 *     anything was kept
 * @param best the best of the epochs done
 */
public record ResumedRun(
    RunFolder folder, Optional<Checkpoint> checkpoint, Optional<EpochMetrics> best) {

  /** Where it goes on. */
  public RunProgress position() {
    return checkpoint.map(Checkpoint::position).orElse(RunProgress.START);
  }
}
