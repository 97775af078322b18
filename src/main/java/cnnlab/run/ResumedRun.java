package cnnlab.run;

import java.util.Optional;

/**
 * A run that can go on.
 *
 * @param folder open for writing
 * @param checkpointed where its checkpoint was kept, from which it goes on; empty where it begins
 *     anew, because it was killed before anything was kept
 * @param best the best of the epochs done
 */
public record ResumedRun(
    RunFolder folder, Optional<RunProgress> checkpointed, Optional<EpochMetrics> best) {

  /** Where it goes on. */
  public RunProgress position() {
    return checkpointed.orElse(RunProgress.START);
  }
}
