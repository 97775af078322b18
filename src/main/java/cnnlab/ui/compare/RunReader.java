package cnnlab.ui.compare;

import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.Latency;
import cnnlab.comparison.LatencyFile;
import cnnlab.run.RunListing;
import cnnlab.run.RunListing.Broken;
import cnnlab.run.RunState;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Adds to the runs what they cost, which follows from their networks and is found out once. */
final class RunReader {

  /**
   * What there is to compare.
   *
   * @param runs newest first
   * @param broken folders that cannot be read as runs, with the reason
   */
  record Reading(List<ComparedRun> runs, List<Broken> broken) {}

  private final Supplier<Map<String, Latency>> latencies;
  private Map<Path, ComparedRun> known = new HashMap<>();

  /**
   * @param latencies measured on this machine, by network
   */
  RunReader(Supplier<Map<String, Latency>> latencies) {
    this.latencies = latencies;
  }

  /**
   * @param queued of which no folder was read yet
   * @param waiting folders of runs that wait to go on
   */
  synchronized Reading read(RunListing listing, List<QueuedRun> queued, Set<Path> waiting) {
    List<Broken> broken = new ArrayList<>(listing.broken());
    Map<String, Latency> measured = latencies.get();
    Map<Path, ComparedRun> read = new HashMap<>();
    List<ComparedRun> runs = new ArrayList<>();
    for (StoredRun run : all(listing, queued, waiting)) {
      try {
        ComparedRun former = known.get(run.folder());
        ComparedRun costed = former == null ? ComparedRun.of(run) : former.with(run);
        ComparedRun compared =
            measured.isEmpty()
                ? costed
                : costed.with(measured.get(LatencyFile.key(run.record().architecture())));
        read.put(run.folder(), compared);
        runs.add(compared);
      } catch (UserProblem impossible) {
        broken.add(new Broken(run.folder(), impossible));
      }
    }
    known = read;
    return new Reading(runs, broken);
  }

  private static List<StoredRun> all(
      RunListing listing, List<QueuedRun> queued, Set<Path> waiting) {
    List<StoredRun> all = new ArrayList<>();
    for (QueuedRun run : queued) {
      try {
        all.add(run.stored());
      } catch (UserProblem _) {
        // its turn comes, and it fails with this reason
      }
    }
    for (StoredRun run : listing.runs()) {
      all.add(waiting.contains(run.folder()) ? run.in(RunState.QUEUED) : run);
    }
    return all;
  }
}
