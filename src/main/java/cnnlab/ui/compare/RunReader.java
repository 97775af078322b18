package cnnlab.ui.compare;

import cnnlab.comparison.ComparedRun;
import cnnlab.run.RunListing;
import cnnlab.run.RunListing.Broken;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a store again and again, and does little while nothing changes in it. */
final class RunReader {

  /**
   * What was read.
   *
   * @param runs newest first
   * @param broken folders that cannot be read as runs, with the reason
   */
  record Reading(List<ComparedRun> runs, List<Broken> broken) {}

  private final RunStore store;
  private Map<Path, ComparedRun> known = new HashMap<>();
  private String lastState = "";
  private Reading last = new Reading(List.of(), List.of());

  RunReader(RunStore store) {
    this.store = store;
  }

  /** Everything there is; the same object as the last time if nothing has changed since. */
  synchronized Reading read() throws UserProblem {
    String state = state();
    if (state.equals(lastState)) {
      return last;
    }
    RunListing listing = store.listing();
    List<Broken> broken = new ArrayList<>(listing.broken());
    Map<Path, ComparedRun> read = new HashMap<>();
    List<ComparedRun> runs = new ArrayList<>();
    for (StoredRun run : listing.runs()) {
      try {
        ComparedRun former = known.get(run.folder());
        ComparedRun compared = former == null ? ComparedRun.of(run) : former.with(run);
        read.put(run.folder(), compared);
        runs.add(compared);
      } catch (UserProblem impossible) {
        broken.add(new Broken(run.folder(), impossible));
      }
    }
    known = read;
    lastState = state;
    last = new Reading(runs, broken);
    return last;
  }

  /** Names, times and sizes of the files that matter: cheap to compare with the last. */
  private String state() {
    StringBuilder state = new StringBuilder("read");
    try (Stream<Path> folders = Files.list(store.root())) {
      for (Path folder : folders.sorted().toList()) {
        state.append(folder.getFileName());
        for (String file : List.of("run.json", "notes.json", "metrics.csv", "running")) {
          Path path = folder.resolve(file);
          if (Files.exists(path)) {
            state.append(Files.getLastModifiedTime(path).toMillis()).append(Files.size(path));
          }
          state.append('/');
        }
      }
    } catch (IOException _) {
      state.append("no folder yet, or files that came and went meanwhile");
    }
    return state.toString();
  }
}
