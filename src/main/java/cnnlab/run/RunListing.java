package cnnlab.run;

import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;

/**
 * What lies in a store.
 *
 * @param runs newest first, those that come along after the user's own
 * @param broken folders that cannot be read as runs, with the reason
 * @param deleted what can be brought back, the one deleted last first
 */
public record RunListing(List<StoredRun> runs, List<Broken> broken, List<DeletedRun> deleted) {

  /** A folder that cannot be read as a run. */
  public record Broken(Path folder, UserProblem reason) {}

  public RunListing {
    runs = List.copyOf(runs);
    broken = List.copyOf(broken);
    deleted = List.copyOf(deleted);
  }
}
